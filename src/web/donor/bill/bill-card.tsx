import type { ComponentChildren, VNode } from 'preact';
import type { PublicNeed } from '../../../needs/index.js';
import { KindIcon, Progress } from '../../shared/index.js';
import { billName, type CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly need: PublicNeed;
  /** What one can do with it; none where the card only shows. */
  readonly children?: ComponentChildren;
  readonly heading?: 'h2' | 'h3';
}

/** A bill as a paper card. Around it stands what hangs it on the line. */
export function BillCard({ view, need, children, heading: Heading = 'h3' }: Props): VNode {
  const { texts, city } = view;
  const given = fundedShare(need);
  return (
    <article class="bill">
      <div class="bill__head">
        <KindIcon kind={need.billerKind} />
        <Heading>
          {texts.t('shared.kind', { kind: need.billerKind })}
          <small>{city.biller(need.billerCode).name}</small>
        </Heading>
      </div>
      <p class="bill__amount">
        {texts.money(need.remaining)}
        {given > 0 && <small>{texts.t('donor.bill.of', { amount: texts.money(need.amount) })}</small>}
      </p>
      {given > 0 && <Progress share={given} label={texts.t('donor.bill.given', { percent: texts.percent(given) })} />}
      <p class="bill__foot">{[texts.t('donor.bill.waiting', { days: need.daysWaiting }), need.district].filter(Boolean).join(' · ')}</p>
      {children && <div class="bill__deeds">{children}</div>}
    </article>
  );
}

/** Puts a bill into the basket, or takes it out: a form, so that it needs no script. */
export function BasketForm({ view, need, chosen, back }: { view: CityView; need: PublicNeed; chosen: boolean; back: string }): VNode {
  const { city, language, texts } = view;
  const bill = billName(view, need);
  return (
    <form
      method="post"
      action={city.path(language, chosen ? '/basket/remove' : '/basket')}
      id={`choose-${need.id}`}
      data-swap={`choose-${need.id} basket`}
    >
      <input type="hidden" name="need" value={need.id} />
      <input type="hidden" name="back" value={back} />
      <button
        class="ds-button ds-button--wide"
        data-variant={chosen ? 'secondary' : 'primary'}
        type="submit"
        aria-label={texts.t(chosen ? 'donor.bill.remove.which' : 'donor.bill.add.which', { bill })}
      >
        {texts.t(chosen ? 'donor.bill.remove' : 'donor.bill.add')}
      </button>
    </form>
  );
}

/** What has been given or is held, as a share of the whole: 0 to 1. */
export function fundedShare(need: PublicNeed): number {
  return need.amount.isZero ? 0 : Number(((need.amount.minor - need.remaining.minor) * 1000n) / need.amount.minor) / 1000;
}
