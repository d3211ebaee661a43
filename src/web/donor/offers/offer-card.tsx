import type { ComponentChildren, VNode } from 'preact';
import { type Choice, writeChoice } from '../../../needs/index.js';
import { KindIcon } from '../../shared/index.js';
import { choiceName } from '../domain/choice-name.js';
import { type ChoiceLine } from '../domain/basket.js';
import { mostParts } from '../domain/amount-of.js';
import { isInParts, type Offer } from '../domain/offers.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly offer: Offer;
  /** What one can do with it; none where the card only shows. */
  readonly children?: ComponentChildren;
}

/** A class, the next bills, a package or cash support: a stack of paper on the line, of which no sheet is seen by itself. */
export function OfferCard({ view, offer, children }: Props): VNode {
  const { city, texts } = view;
  const { kind, code } = offer.choice;
  const biller = kind === 'bill' && code !== '' ? city.biller(code) : undefined;
  return (
    <article class="bill bill--stack">
      <div class="bill__head">
        <KindIcon kind={biller?.kind ?? kind} />
        <h2>
          {headOf(view, offer)}
          {biller && <small>{biller.name}</small>}
        </h2>
      </div>
      <p class={offer.price ? 'bill__amount' : 'bill__amount bill__amount--words'}>
        {offer.price ? texts.money(offer.price) : texts.t('donor.offer.any')}
        <small>{meaning(view, offer)}</small>
      </p>
      {offer.waiting !== undefined && <p class="bill__foot">{texts.t('donor.offer.waiting', { count: offer.waiting })}</p>}
      {children && <div class="bill__deeds">{children}</div>}
    </article>
  );
}

/** Its name beside its price, which stands below in large figures. */
function headOf(view: CityView, { choice }: Offer): string {
  if (choice.kind === 'cash') return view.texts.t('shared.kind', { kind: 'cash' });
  if (choice.kind === 'bill' && choice.priceBand !== undefined) {
    return view.texts.t('shared.kind.plural', { kind: view.city.biller(choice.code).kind });
  }
  return choiceName(view, choice);
}

/** What the card's figure is. */
function meaning({ city, texts }: CityView, { choice, price }: Offer): string {
  if (choice.kind === 'package') return texts.t('donor.offer.price.package');
  if (choice.kind === 'cash') return texts.t('donor.offer.price.cash');
  if (price) return texts.t('donor.offer.price.class');
  return texts.t('donor.offer.price.next', { min: texts.money(city.limits.minGift) });
}

/** The element of a page that changes with the basket. */
export const offerId = (choice: Choice): string => `offer-${writeChoice(choice)}`;

interface FormProps {
  readonly view: CityView;
  readonly offer: Offer;
  /** The basket's line of this offer, where it has one. */
  readonly chosen: ChoiceLine | undefined;
  readonly back: string;
  /** Other elements of the page that change with this offer: a class's with the wider offer that holds it. */
  readonly touched: readonly string[];
}

/** Puts the offer's price, so many parts of it or an amount into the basket, or takes it out: a form, so that it needs no script. */
export function OfferForm({ view, offer, chosen, back, touched }: FormProps): VNode {
  const { city, language, texts } = view;
  const key = writeChoice(offer.choice);
  const name = choiceName(view, offer.choice);
  const id = offerId(offer.choice);
  const swapped = [id, 'basket', ...touched.filter((each) => each !== id)].join(' ');
  return (
    <form method="post" action={city.path(language, chosen ? '/basket/remove' : '/basket')} id={id} data-swap={swapped} novalidate>
      <input type="hidden" name="choice" value={key} />
      <input type="hidden" name="back" value={back} />
      {!chosen && isInParts(offer) && <CountInput view={view} offer={offer} />}
      {!chosen && !offer.price && <AmountInput view={view} offer={offer} />}
      <button
        class="ds-button ds-button--wide"
        data-variant={chosen ? 'secondary' : 'primary'}
        type="submit"
        aria-label={texts.t(chosen ? 'donor.bill.remove.which' : 'donor.bill.add.which', { bill: name })}
      >
        {texts.t(chosen ? 'donor.bill.remove' : 'donor.bill.add')}
      </button>
    </form>
  );
}

/** Cards of one page have the same fields: each is named with its card. */
function CountInput({ view, offer }: { view: CityView; offer: Offer }): VNode {
  const label = view.texts.t(offer.choice.kind === 'cash' ? 'donor.offer.parts' : 'donor.offer.count');
  const id = `count-${writeChoice(offer.choice)}`;
  const name = `${label}: ${choiceName(view, offer.choice)}`;
  const { price } = offer;
  return (
    <span class="count">
      <label for={id}>{label}</label>
      <input
        class="ds-input"
        id={id}
        name="count"
        aria-label={name}
        type="number"
        inputmode="numeric"
        min={1}
        max={price && mostParts({ ...offer, price }, view.city)}
        step={1}
        value="1"
      />
    </span>
  );
}

function AmountInput({ view, offer }: { view: CityView; offer: Offer }): VNode {
  const label = view.texts.t('donor.bill.amount');
  const id = `amount-${writeChoice(offer.choice)}`;
  const name = `${label}: ${choiceName(view, offer.choice)}`;
  return (
    <span class="count">
      <label for={id}>{label}</label>
      <input class="ds-input" id={id} name="amount" aria-label={name} inputmode="decimal" autocomplete="off" maxlength={30} />
    </span>
  );
}
