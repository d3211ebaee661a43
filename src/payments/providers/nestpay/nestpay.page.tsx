import type { VNode } from 'preact';
import type { City } from '../../../cities/index.js';
import { intlTagOf, textsIn } from '../../../platform/texts/index.js';
import type { ShownCheckout } from './show-nestpay-checkout.js';

/** The last page of our own before the bank's: the amount, and one button that posts the form. It works without JavaScript. */
export function NestpayPage({ city, checkout, home }: { city: City; checkout: ShownCheckout; home: string }): VNode {
  const { t, money, refusal, language } = textsIn(checkout.language);
  const { gate } = checkout;
  return (
    <html lang={intlTagOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{t('nestpay.title')}</title>
        <link rel="stylesheet" href="/nestpay/style.css" />
      </head>
      <body>
        <header>
          <p>{city.name(language)}</p>
        </header>
        <main>
          <h1>{t('nestpay.title')}</h1>
          <p class="amount">
            <span>{t('nestpay.to_pay')}</span>
            <strong>{money(checkout.amount)}</strong>
          </p>
          {gate ? (
            <form method="post" action={gate.url} accept-charset="utf-8">
              {gate.fields.map(([name, value]) => (
                <input type="hidden" key={name} name={name} value={value} />
              ))}
              <p>{t('nestpay.lead')}</p>
              <p>{t('nestpay.nothing_told')}</p>
              <button type="submit">{t('nestpay.pay')}</button>
              <p class="leave">
                <a href={checkout.leave}>{t('nestpay.leave')}</a>
              </p>
            </form>
          ) : (
            <>
              <p role="status">{refusal(checkout.because)}</p>
              <p>
                <a href={home}>{t('nestpay.home', { city: city.name(language) })}</a>
              </p>
              <p class="code">{t('nestpay.code', { code: checkout.because })}</p>
            </>
          )}
        </main>
      </body>
    </html>
  );
}

/** Served as a file: the pages' security policy knows no style inside a page. */
export const nestpayStyle = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #f4f6f9; --card: #fff; --line: #5b6b7f; --go: #1d4f91; --on-go: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf4; --paper: #12181f; --card: #1b232d; --line: #8b9bb0; --go: #9cc3ff; --on-go: #0c1a2c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { background: var(--go); color: var(--on-go); padding: 0.75rem 1rem; font-weight: 600; }
header p { margin: 0 auto; max-width: 34rem; }
main { margin: 1rem auto; max-width: 36rem; padding: 1rem; background: var(--card); border-radius: 8px; }
h1 { font-size: 1.4rem; margin: 0 0 0.75rem; }
.amount { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem; font-size: 1.25rem; margin: 0 0 1rem;
  padding-block: 0.75rem; border-block: 1px solid var(--line); }
.amount strong { font-variant-numeric: tabular-nums; }
button { font: inherit; font-weight: 600; width: 100%; min-height: 3rem; padding: 0.5rem 1rem; border: 0; border-radius: 6px;
  background: var(--go); color: var(--on-go); cursor: pointer; overflow-wrap: anywhere; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
a { color: var(--go); }
.leave { margin: 1rem 0 0; text-align: center; }
.code { color: var(--line); font-size: 0.875rem; }
@media (max-width: 38rem) { main { margin: 0; border-radius: 0; } }
`;
