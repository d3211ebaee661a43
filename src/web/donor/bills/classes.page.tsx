import type { VNode } from 'preact';
import { ChooseForm } from '../choose/choose-form.js';
import { isInParts, nextBillsOf, type Offer } from '../domain/offers.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { OfferLine, Supports } from '../offers/offer-line.js';
import { PageSlot } from '../page-cache/page-cache.js';
import type { CityView } from '../layout/view.js';

/** The line of a city that shows no bill by itself: classes as far as they are large enough, and always the next bills. */
export function ClassesPage({ view, offers }: { view: CityView; offers: readonly Offer[] }): VNode {
  const { texts } = view;
  const bills = offers.filter((offer) => !isInParts(offer));
  const supports = offers.filter(isInParts);
  const next = nextBillsOf(bills);
  const few = bills.length === next.length;
  return (
    <DonorLayout view={view} title={texts.t('donor.list.title')} here="/bills" current="bills" bar={<PageSlot name="basket" />}>
      <div class="stack stack--xl">
        <div class="stack stack--l">
          <div class="stack stack--s">
            <h1>{texts.t('donor.list.title')}</h1>
            <p class="lead">{texts.t(few ? 'donor.classes.none' : 'donor.classes.lead')}</p>
          </div>
          {bills.length === 0 ? <p class="lead">{texts.t('donor.list.empty')}</p> : <OfferLine view={view} offers={bills} />}
        </div>
        {next.length > 1 && (
          <section class="stack">
            <h2>{texts.t('donor.choose.title')}</h2>
            <ChooseForm view={view} next={next} />
          </section>
        )}
        <Supports view={view} offers={supports} />
      </div>
    </DonorLayout>
  );
}
