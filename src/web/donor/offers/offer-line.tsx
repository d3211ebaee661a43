import type { VNode } from 'preact';
import { writeChoice } from '../../../needs/index.js';
import { choiceName } from '../domain/choice-name.js';
import { isInParts, type Offer } from '../domain/offers.js';
import { OfferCard, offerId } from './offer-card.js';
import { PageSlot } from '../page-cache/page-cache.js';
import type { CityView } from '../layout/view.js';

/** Packages and cash support: in the same basket, at a fixed price. */
export function Supports({ view, offers }: { view: CityView; offers: readonly Offer[] }): VNode | null {
  if (offers.length === 0) return null;
  return (
    <section class="stack stack--l" id="support">
      <div class="stack stack--s">
        <h2>{supportTitle(view, offers)}</h2>
        <p class="quiet measure">{view.texts.t('donor.support.text')}</p>
      </div>
      <OfferLine view={view} offers={offers} />
    </section>
  );
}

export function OfferLine({ view, offers }: { view: CityView; offers: readonly Offer[] }): VNode {
  return (
    <ul class="line">
      {offers.map((offer) => {
        return (
          <li class="hang">
            <OfferCard view={view} offer={offer}>
              <PageSlot name={offerId(offer.choice)} />
              {offer.price && <OtherAmount view={view} offer={offer} />}
            </OfferCard>
          </li>
        );
      })}
    </ul>
  );
}

/** To bills one gives any amount; packages and cash support only whole. */
function OtherAmount({ view, offer }: { view: CityView; offer: Offer }): VNode | null {
  const { city, language, texts } = view;
  if (isInParts(offer)) return null;
  return (
    <a
      href={city.path(language, `/give/${writeChoice(offer.choice)}`)}
      aria-label={texts.t('donor.offer.other.which', { name: choiceName(view, offer.choice) })}
    >
      {texts.t('donor.offer.other')}
    </a>
  );
}

/** Named for what is there: packages, cash support, or both. */
export function supportTitle({ texts }: CityView, offers: readonly Offer[]): string {
  const kinds = new Set(offers.filter(isInParts).map(({ choice }) => choice.kind));
  return texts.t('donor.support.title', { kinds: kinds.size === 1 ? ([...kinds][0] ?? 'both') : 'both' });
}
