import type { VNode } from 'preact';
import type { HouseholdItem } from '../../cases/index.js';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Badge, type Column, KindIcon, Layout, Notice, Table, type Tone } from '../shared/index.js';
import { ThanksOffer } from './thanks-offer.js';

interface HouseholdStatusProps {
  readonly texts: Texts;
  readonly city: City;
  readonly items: readonly HouseholdItem[];
  /** The token of an offer to say thanks, where it is made. */
  readonly thanks?: string | undefined;
}

const tones: Readonly<Record<HouseholdItem['state'], Tone>> = {
  checking: 'neutral',
  listed: 'info',
  taken_care: 'success',
  paid: 'success',
  ended: 'neutral',
  withdrawn: 'neutral',
};

/** How far each bill is. No name, no number, and never a donor's trace. */
export function HouseholdStatusPage({ texts, city, items, thanks }: HouseholdStatusProps): VNode {
  const { t } = texts;
  const columns: Column<HouseholdItem>[] = [
    { head: t('household.column.bill'), cell: (item) => <ItemName texts={texts} city={city} item={item} /> },
    { head: t('household.column.amount'), cell: ({ amount }) => texts.money(amount), number: true },
    { head: t('household.column.due'), cell: (item) => (item.kind === 'bill' ? texts.date(item.dueOn) : '–') },
    { head: t('household.column.state'), cell: (item) => <Badge tone={tones[item.state]}>{sentence(texts, item)}</Badge> },
  ];
  return (
    <Layout
      texts={texts}
      city={city}
      title={t('household.status.title')}
      inLanguage={(tag) => city.path(tag, '/household')}
      indexed={false}
    >
      <div class="stack stack--l">
        <div class="stack">
          <h1>{t('household.status.title')}</h1>
          <p class="lead">{t('household.status.lead')}</p>
        </div>
        {items.length === 0 ? (
          <Notice>{t('household.status.none')}</Notice>
        ) : (
          <Table caption={t('household.status.title')} columns={columns} rows={items} />
        )}
        {thanks !== undefined && <ThanksOffer texts={texts} city={city} token={thanks} />}
        <p>
          <a href={city.path(texts.language, '/household')}>{t('household.status.other')}</a>
        </p>
      </div>
    </Layout>
  );
}

function ItemName({ texts, city, item }: { texts: Texts; city: City; item: HouseholdItem }): VNode {
  const { t } = texts;
  if (item.kind !== 'bill') {
    const name = item.kind === 'cash' ? t('shared.kind', { kind: 'cash' }) : city.packageName(item.packageCode, texts.language);
    return (
      <>
        <KindIcon kind={item.kind} /> {name}
      </>
    );
  }
  const { kind, name } = city.biller(item.billerCode);
  return (
    <>
      <KindIcon kind={kind} /> {t('shared.kind', { kind })} · {name}
    </>
  );
}

/** A support is not the household's to pay, so its words differ from a bill's. */
function sentence({ t, date }: Texts, item: HouseholdItem): string {
  if (item.state === 'paid') return t(item.kind === 'bill' ? 'household.state.paid' : 'household.state.handed', { date: date(item.on) });
  if (item.state === 'taken_care' && item.kind !== 'bill') return t('household.state.support_taken_care');
  return t(`household.state.${item.state}`);
}
