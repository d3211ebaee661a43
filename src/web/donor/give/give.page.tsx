import type { VNode } from 'preact';
import { writeChoice } from '../../../needs/index.js';
import { Breadcrumb, Button, ErrorSummary, Field, type FormErrors } from '../../shared/index.js';
import { BasketBar } from '../basket/basket-bar.js';
import { choiceName } from '../domain/choice-name.js';
import { mostParts, type TypedAmount } from '../domain/amount-of.js';
import { type Basket, overlappingLines } from '../domain/basket.js';
import { isInParts, type Offer } from '../domain/offers.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { OverlappingLines } from '../basket/overlapping-lines.js';
import { OfferCard } from '../offers/offer-card.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly offer: Offer;
  readonly basket: Basket;
  readonly typed?: TypedAmount;
  readonly errors?: FormErrors;
}

interface FieldProps extends Pick<Props, 'view' | 'offer'> {
  readonly typed: TypedAmount | undefined;
  readonly errors: FormErrors | undefined;
}

/** A class, the next bills, a package or cash support: its round price by one button, or an amount, or a number of parts. */
export function GivePage({ view, offer, basket, typed, errors }: Props): VNode {
  const { city, language, texts } = view;
  const key = writeChoice(offer.choice);
  const title = choiceName(view, offer.choice);
  const others = overlappingLines(basket, offer.choice);
  const list = { href: city.path(language, '/bills'), label: texts.t('donor.list.title') };
  return (
    <DonorLayout view={view} title={title} here={`/give/${key}`} indexed={false} bar={<BasketBar view={view} basket={basket} />}>
      <div class="stack stack--l">
        <Breadcrumb texts={texts} crumbs={[list, { label: title }]} />
        <ErrorSummary texts={texts} errors={errors} />
        <div class="split">
          <div class="stack stack--l">
            <div class="stack stack--s">
              <h1>{title}</h1>
              <p class="lead">{texts.t(goes(offer))}</p>
            </div>
            {others.length > 0 ? (
              <OverlappingLines view={view} id={OVERLAP_ID} lines={others} back={`/give/${key}`} />
            ) : (
              <AmountForms view={view} offer={offer} typed={typed} errors={errors} />
            )}
          </div>
          <div class="split--side hero__line">
            <div class="hang">
              <OfferCard view={view} offer={offer} />
            </div>
          </div>
        </div>
      </div>
    </DonorLayout>
  );
}

/** Where a page says what in the basket stands in the way of its offer. */
export const OVERLAP_ID = 'overlap';

/** The round price by one button, where there is one, and a field. */
function AmountForms({ view, offer, typed, errors }: FieldProps): VNode {
  const { city, language, texts } = view;
  const key = writeChoice(offer.choice);
  const parts = isInParts(offer);
  return (
    <>
      {offer.price && !parts && offer.price.compare(city.limits.minGift) >= 0 && (
        <form method="post" action={city.path(language, '/basket')} class="stack">
          <Hidden choice={key} />
          <h2>{texts.t('donor.give.usual')}</h2>
          <div>
            <Button>{texts.t('donor.bill.whole.add', { amount: texts.money(offer.price) })}</Button>
          </div>
        </form>
      )}
      <form method="post" action={city.path(language, '/basket')} class="stack" novalidate>
        <Hidden choice={key} />
        <AmountField view={view} offer={offer} typed={typed} errors={errors} />
        <div>
          <Button variant={offer.price && !parts ? 'secondary' : 'primary'}>
            {texts.t(parts ? 'donor.bill.add' : 'donor.bill.amount.add')}
          </Button>
        </div>
      </form>
    </>
  );
}

function Hidden({ choice }: { choice: string }): VNode {
  return (
    <>
      <input type="hidden" name="choice" value={choice} />
      <input type="hidden" name="back" value="/checkout" />
    </>
  );
}

/** An amount within the city's limits, or a number of parts. */
function AmountField({ view, offer, typed, errors }: FieldProps): VNode {
  const { city, texts } = view;
  const { minGift, maxGift } = city.limits;
  const common = { texts, errors, autocomplete: 'off' as const, short: true };
  const { price } = offer;
  if (price && isInParts(offer)) {
    const label = texts.t(offer.choice.kind === 'cash' ? 'donor.offer.parts' : 'donor.offer.count');
    const hint = texts.t(offer.choice.kind === 'cash' ? 'donor.offer.parts.hint' : 'donor.offer.count.hint', {
      price: texts.money(price),
    });
    return (
      <Field
        {...common}
        name="count"
        label={label}
        hint={hint}
        value={typed?.count ?? '1'}
        inputmode="numeric"
        type="number"
        min="1"
        max={String(mostParts({ ...offer, price }, city))}
      />
    );
  }
  const hint = texts.t('donor.give.amount.hint', { min: texts.money(minGift), max: texts.money(maxGift) });
  return (
    <Field
      {...common}
      name="amount"
      label={texts.t('donor.bill.amount')}
      hint={hint}
      value={typed?.amount}
      inputmode="decimal"
      maxlength={30}
    />
  );
}

/** Where the money of an offer goes. */
function goes({ choice }: Offer) {
  if (choice.kind === 'package') return 'donor.give.goes.package';
  if (choice.kind === 'cash') return 'donor.give.goes.cash';
  return choice.priceBand === undefined ? 'donor.give.goes.next' : 'donor.give.goes.class';
}
