import type { VNode } from 'preact';
import { type Money } from '../../../kernel/money.js';
import type { PublicNeed } from '../../../needs/index.js';
import { Breadcrumb, Button, ButtonLink, ErrorSummary, Facts, Field, Notice, type FormErrors } from '../../shared/index.js';
import { BasketBar } from '../basket/basket-bar.js';
import { BillCard } from './bill-card.js';
import type { Basket } from '../domain/basket.js';
import { DonorLayout } from '../layout/donor-layout.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly need: PublicNeed;
  readonly basket: Basket;
  readonly typed?: string | undefined;
  readonly errors?: FormErrors;
}

/** One bill: all of it, or a part. */
export function BillPage({ view, need, basket, typed, errors }: Props): VNode {
  const { city, language, texts } = view;
  const title = texts.t('shared.kind', { kind: need.billerKind });
  const list = { href: city.path(language, '/bills'), label: texts.t('donor.list.title') };
  return (
    <DonorLayout view={view} title={title} here={`/bills/${need.id}`} indexed={false} bar={<BasketBar view={view} basket={basket} />}>
      <div class="stack stack--l">
        <Breadcrumb texts={texts} crumbs={[list, { label: title }]} />
        <ErrorSummary texts={texts} errors={errors} />
        <div class="split">
          <div class="stack stack--l">
            <h1>{title}</h1>
            {need.fundable && !need.remaining.isZero ? (
              <Ways view={view} need={need} typed={typed} errors={errors} />
            ) : (
              <div class="stack">
                <Notice tone="success">{texts.t('donor.bill.filled')}</Notice>
                <ButtonLink href={list.href}>{texts.t('donor.list.all')}</ButtonLink>
              </div>
            )}
          </div>
          <div class="split--side hero__line">
            <div class="hang">
              <BillCard view={view} need={need} heading="h2">
                <Facts
                  facts={[
                    [texts.t('donor.bill.facts.amount'), texts.money(need.amount)],
                    [texts.t('donor.bill.facts.since'), texts.date(need.publishedOn)],
                  ]}
                />
              </BillCard>
            </div>
          </div>
        </div>
      </div>
    </DonorLayout>
  );
}

function Ways({
  view,
  need,
  typed,
  errors,
}: {
  view: CityView;
  need: PublicNeed;
  typed: string | undefined;
  errors: FormErrors | undefined;
}): VNode {
  const { city, language, texts } = view;
  const action = city.path(language, '/basket');
  const { min, max } = partLimits(view, need);
  return (
    <>
      <form method="post" action={action} class="stack">
        <input type="hidden" name="need" value={need.id} />
        <input type="hidden" name="back" value="/checkout" />
        <h2>{texts.t(need.remaining.equals(need.amount) ? 'donor.bill.whole' : 'donor.bill.rest')}</h2>
        <p class="quiet">{texts.t('donor.bill.whole.text')}</p>
        <div>
          <Button>{texts.t('donor.bill.whole.add', { amount: texts.money(need.remaining) })}</Button>
        </div>
      </form>
      <form method="post" action={action} class="stack" novalidate>
        <input type="hidden" name="need" value={need.id} />
        <input type="hidden" name="back" value="/checkout" />
        <h2>{texts.t('donor.bill.part')}</h2>
        <Field
          texts={texts}
          name="amount"
          label={texts.t('donor.bill.amount')}
          hint={texts.t('donor.bill.amount.hint', { min: texts.money(min), max: texts.money(max) })}
          value={typed}
          errors={errors}
          inputmode="decimal"
          autocomplete="off"
          maxlength={30}
          short
        />
        <div>
          <Button variant="secondary">{texts.t('donor.bill.amount.add')}</Button>
        </div>
      </form>
    </>
  );
}

/** The city's smallest gift, or the little that is left; at most what is left, or the city's largest gift. */
export function partLimits({ city }: Pick<CityView, 'city'>, need: PublicNeed): { min: Money; max: Money } {
  const { minGift, maxGift } = city.limits;
  const max = need.remaining.compare(maxGift) < 0 ? need.remaining : maxGift;
  return { min: minGift.compare(max) < 0 ? minGift : max, max };
}
