import type { VNode } from 'preact';
import type { NeedPage } from '../../../needs/index.js';
import { ButtonLink, ErrorSummary, Field, Pager, SelectField, type FormErrors } from '../../shared/index.js';
import { BillCard } from '../bill/bill-card.js';
import type { Offer } from '../domain/offers.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { Supports, supportTitle } from '../offers/offer-line.js';
import { PageSlot } from '../page-cache/page-cache.js';
import { billName, type CityView } from '../layout/view.js';

/** The filter as it was typed: shown again as it is. */
export interface TypedFilter {
  readonly kind?: string;
  readonly min?: string;
  readonly max?: string;
  readonly sort?: string;
}

interface Props {
  readonly view: CityView;
  readonly typed: TypedFilter;
  readonly list: NeedPage;
  /** Packages and cash support, below the first page. */
  readonly offers: readonly Offer[];
  readonly first: boolean;
  readonly errors?: FormErrors;
}

/** The line of waiting bills. What depends on the donor's basket is left open as slots: the page around it is kept for everybody. */
export function BillsPage({ view, typed, list, offers, first, errors }: Props): VNode {
  const { city, language, texts } = view;
  const here = `/bills${queryOf(typed)}`;
  const filtered = Object.values(typed).some((value) => value);
  return (
    <DonorLayout view={view} title={texts.t('donor.list.title')} here={here} current="bills" bar={<PageSlot name="basket" />}>
      <div class="stack stack--l">
        <div class="stack stack--s">
          <h1>{texts.t('donor.list.title')}</h1>
          <p class="quiet">{texts.t(typed.sort === 'oldest' ? 'donor.list.sort.oldest' : 'donor.list.sort.urgent')}</p>
          <p class="row">
            <a href={city.path(language, '/choose')}>{texts.t('donor.choose.link')}</a>
            {offers.length > 0 && <a href="#support">{supportTitle(view, offers)}</a>}
          </p>
        </div>
        <ErrorSummary texts={texts} errors={errors} />
        <Filters view={view} typed={typed} errors={errors} open={filtered} />
        {list.items.length === 0 ? (
          <div class="stack">
            <p class="lead">{texts.t(filtered ? 'donor.list.empty.filtered' : 'donor.list.empty')}</p>
            {filtered && <ButtonLink href={city.path(language, '/bills')}>{texts.t('donor.list.all')}</ButtonLink>}
          </div>
        ) : (
          <ul class="line">
            {list.items.map((need) => (
              <li class="hang" id={`bill-${need.id}`}>
                <BillCard view={view} need={need} heading="h2">
                  <PageSlot name={`choose-${need.id}`} />
                  <a
                    href={city.path(language, `/bills/${need.id}`)}
                    aria-label={texts.t('donor.bill.part.which', { bill: billName(view, need) })}
                  >
                    {texts.t('donor.bill.part')}
                  </a>
                </BillCard>
              </li>
            ))}
          </ul>
        )}
        <Pager
          texts={texts}
          next={list.next && city.path(language, `/bills${queryOf({ ...typed, cursor: list.next })}`)}
          first={first ? undefined : city.path(language, here)}
        />
        <Supports view={view} offers={offers} />
      </div>
    </DonorLayout>
  );
}

interface FilterProps {
  readonly view: CityView;
  readonly typed: TypedFilter;
  readonly errors: FormErrors | undefined;
  readonly open: boolean;
}

/** Folded away until somebody wants it: most donors take what is next in line. */
function Filters({ view, typed, errors, open }: FilterProps): VNode {
  const { city, language, texts } = view;
  const kinds = city.billers.map(({ code, name, kind }) => ({
    value: code,
    label: `${texts.t('shared.kind.plural', { kind })} (${name})`,
  }));
  return (
    <details class="fold" open={open}>
      <summary>{texts.t('donor.list.filters')}</summary>
      <form class="filters" method="get" action={city.path(language, '/bills')} role="search" aria-label={texts.t('donor.list.filters')}>
        <SelectField
          texts={texts}
          name="kind"
          label={texts.t('donor.list.kind')}
          value={typed.kind}
          errors={errors}
          options={[{ value: '', label: texts.t('donor.list.kind.all') }, ...kinds]}
        />
        <Field texts={texts} name="min" label={texts.t('donor.list.min')} value={typed.min} errors={errors} inputmode="decimal" />
        <Field texts={texts} name="max" label={texts.t('donor.list.max')} value={typed.max} errors={errors} inputmode="decimal" />
        <SelectField
          texts={texts}
          name="sort"
          label={texts.t('donor.list.sort')}
          value={typed.sort}
          errors={errors}
          options={[
            { value: '', label: texts.t('donor.list.sort.urgent') },
            { value: 'oldest', label: texts.t('donor.list.sort.oldest') },
          ]}
        />
        <button class="ds-button" data-variant="secondary" type="submit">
          {texts.t('donor.list.show')}
        </button>
      </form>
    </details>
  );
}

/** "?kind=water&sort=oldest", without what is not set. */
export function queryOf(values: Readonly<Record<string, string | undefined>> | TypedFilter): string {
  const set = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}
