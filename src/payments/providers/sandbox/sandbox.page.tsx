import type { VNode } from 'preact';
import type { City } from '../../../cities/index.js';
import { Money } from '../../../kernel/money.js';
import { textsIn } from '../../../platform/texts/index.js';
import type { CheckoutState, SandboxAction } from './domain/checkout.js';
import type { SandboxCheckoutEntity } from './sandbox-checkout.entity.js';

type Shown = Pick<SandboxCheckoutEntity, 'amount' | 'currency' | 'language' | 'returnUrl' | 'state'>;

/** Where the donor has no more to do: what became of the payment, and whose the next button is. */
const bankSays: Partial<Record<CheckoutState, 'sandbox.paid' | 'sandbox.disputed'>> = {
  approved: 'sandbox.paid',
  disputed: 'sandbox.disputed',
};

/** Plain on purpose, and unlike our own pages: here the donor is at somebody else's. */
export function SandboxPage({ city, checkout, actions }: { city: City; checkout: Shown; actions: readonly SandboxAction[] }): VNode {
  const { t, money, language } = textsIn(checkout.language);
  const bank = bankSays[checkout.state];
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{t('sandbox.title')}</title>
        <link rel="stylesheet" href="/sandbox/style.css" />
      </head>
      <body>
        <header>
          <p>{t('sandbox.brand')}</p>
        </header>
        <main>
          <h1>{t('sandbox.title')}</h1>
          <p class="note">{t('sandbox.no_real_money')}</p>
          <p class="amount">
            <span>{t('sandbox.to_pay', { city: city.name(language) })}</span>
            <strong>{money(Money.of(checkout.amount, checkout.currency))}</strong>
          </p>
          {checkout.state !== 'open' || actions.length === 0 ? (
            <p>
              {t(bank ?? 'sandbox.over')} <a href={checkout.returnUrl}>{t('sandbox.back')}</a>
            </p>
          ) : null}
          {actions.length > 0 ? (
            <form method="post">
              <h2>{t(bank ? 'sandbox.choose_bank' : 'sandbox.choose')}</h2>
              {actions.map((action) => (
                <p class="choice" key={action}>
                  <button type="submit" name="action" value={action} aria-describedby={`${action}-says`}>
                    {t(`sandbox.${action}`)}
                  </button>
                  <span id={`${action}-says`}>{t(`sandbox.${action}_says`)}</span>
                </p>
              ))}
            </form>
          ) : null}
        </main>
      </body>
    </html>
  );
}

/** Served as a file: the pages' security policy knows no style inside a page. */
export const sandboxStyle = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #f4f6f9; --card: #fff; --line: #5b6b7f; --go: #1d4f91; --on-go: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf4; --paper: #12181f; --card: #1b232d; --line: #8b9bb0; --go: #9cc3ff; --on-go: #0c1a2c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { background: var(--go); color: var(--on-go); padding: 0.5rem 1rem; font-weight: 600; }
header p { margin: 0 auto; max-width: 34rem; }
main { margin: 1rem auto; max-width: 36rem; padding: 1rem; background: var(--card); }
h1 { font-size: 1.4rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.1rem; }
.note { border-inline-start: 4px solid var(--line); padding-inline-start: 0.75rem; }
.amount { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem; font-size: 1.2rem; }
.amount strong { font-variant-numeric: tabular-nums; }
.choice { display: grid; grid-template-columns: minmax(0, 11rem) minmax(0, 1fr); gap: 0.25rem 1rem; align-items: center; margin: 0.75rem 0; }
button { font: inherit; min-height: 2.75rem; padding: 0.4rem 0.75rem; border: 1px solid var(--go); border-radius: 4px;
  background: var(--go); color: var(--on-go); cursor: pointer; overflow-wrap: anywhere; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
a { color: var(--go); }
@media (max-width: 30rem) { main { margin: 0; } .choice { grid-template-columns: minmax(0, 1fr); } }
`;
