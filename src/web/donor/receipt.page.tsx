import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import type { DonationView } from '../../donations/index.js';
import { Breadcrumb, Facts } from '../shared/index.js';
import { choiceName } from './choice-name.js';
import { DonorLayout } from './donor-layout.js';
import type { CityView } from './view.js';

/** A receipt to print or keep: what was given, and plainly what this paper is and is not. It names nobody. */
export function ReceiptPage({ view, gift, token }: { view: CityView; gift: DonationView; token: string }): VNode {
  const { city, language, texts } = view;
  const name = city.name(language);
  const legal = city.legalText('receipt', language);
  return (
    <DonorLayout view={view} title={texts.t('donor.receipt.title')} here={`/gifts/${token}/receipt`} width="narrow" indexed={false}>
      <div class="stack stack--l">
        <Breadcrumb
          texts={texts}
          crumbs={[
            { href: city.path(language, `/gifts/${token}`), label: texts.t('donor.gift.title') },
            { label: texts.t('donor.receipt.title') },
          ]}
        />
        <article class="receipt stack stack--l">
          <div class="stack stack--s">
            <p class="quiet">{texts.t('donor.receipt.of', { name })}</p>
            <h1>{texts.t('donor.receipt.title')}</h1>
          </div>
          <Facts
            facts={[
              [texts.t('donor.receipt.given'), texts.dateTime(gift.startedAt, city.timeZone)],
              ...(gift.receivedAt ? [[texts.t('donor.receipt.arrived'), texts.dateTime(gift.receivedAt, city.timeZone)] as const] : []),
              [texts.t('donor.receipt.reference'), referenceOf(token)],
            ]}
          />
          <div class="stack stack--s">
            <ul class="lines plain-list">
              {gift.lines.map((line) => (
                <li>
                  <span>
                    {[choiceName(view, line.choice), line.choice.kind === 'bill' && line.choice.code && city.biller(line.choice.code).name]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <span class="tabular">{texts.money(line.amount)}</span>
                </li>
              ))}
            </ul>
            <p class="receipt__total tabular">
              <span>{texts.t('donor.checkout.total')}</span>
              <span>{texts.money(gift.amount)}</span>
            </p>
          </div>
          <div class="stack stack--s">
            <h2>{texts.t('donor.receipt.is')}</h2>
            <p>{texts.t('donor.receipt.is.text')}</p>
          </div>
          <div class="stack stack--s">
            <h2>{texts.t('donor.receipt.is_not')}</h2>
            <p>{texts.t('donor.receipt.is_not.text')}</p>
          </div>
          {legal && (
            <div class="stack stack--s">
              <h2>{texts.t('donor.receipt.city')}</h2>
              <p>{legal}</p>
            </div>
          )}
        </article>
        <div class="row no-print">
          <button class="ds-button" data-variant="secondary" type="button" data-print hidden>
            {texts.t('donor.receipt.print')}
          </button>
        </div>
      </div>
    </DonorLayout>
  );
}

/** A number to ask about, which opens nothing: no part of the link's secret. */
function referenceOf(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 10).toUpperCase();
}
