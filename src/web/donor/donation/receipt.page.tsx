import type { VNode } from 'preact';
import type { DonationView } from '../../../donations/index.js';
import { Breadcrumb, ButtonLink, Facts } from '../../shared/index.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { receiptFacts } from './receipt-facts.js';
import type { CityView } from '../layout/view.js';

/** A receipt to print or keep: what was given, and plainly what this paper is and is not. It names nobody. */
export function ReceiptPage({ view, gift, token }: { view: CityView; gift: DonationView; token: string }): VNode {
  const { city, language, texts } = view;
  const name = city.name(language);
  const legal = city.legalText('receipt', language);
  const { facts, lines, total, returned, why } = receiptFacts(view, gift, token);
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
          <Facts facts={facts} />
          <div class="stack stack--s">
            <ul class="lines plain-list">
              {lines.map(([line, amount]) => (
                <li>
                  <span>{line}</span>
                  <span class="tabular">{amount}</span>
                </li>
              ))}
            </ul>
            <p class="receipt__total tabular">
              <span>{texts.t('donor.checkout.total')}</span>
              <span>{total}</span>
            </p>
            {returned && <Facts facts={[[texts.t('donor.gift.refund'), returned]]} />}
            {why && <p class="quiet small">{why}</p>}
          </div>
          <Paragraph heading={texts.t('donor.receipt.is')} text={texts.t('donor.receipt.is.text')} />
          <Paragraph heading={texts.t('donor.receipt.is_not')} text={texts.t('donor.receipt.is_not.text')} />
          {legal && <Paragraph heading={texts.t('donor.receipt.city')} text={legal} />}
        </article>
        <div class="row no-print">
          <ButtonLink href={city.path(language, `/gifts/${token}/receipt.pdf`)}>{texts.t('donor.receipt.save')}</ButtonLink>
          <button class="ds-button" data-variant="secondary" type="button" data-print hidden>
            {texts.t('donor.receipt.print')}
          </button>
        </div>
      </div>
    </DonorLayout>
  );
}

function Paragraph({ heading, text }: { heading: string; text: string }): VNode {
  return (
    <div class="stack stack--s">
      <h2>{heading}</h2>
      <p>{text}</p>
    </div>
  );
}
