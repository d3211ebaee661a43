import type { VNode } from 'preact';
import type { HouseholdBill } from '../../beneficiaries/index.js';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Badge, type Column, KindIcon, Layout, Notice, Table, type Tone } from '../shared/index.js';

interface HouseholdStatusProps {
  readonly texts: Texts;
  readonly city: City;
  readonly bills: readonly HouseholdBill[];
}

const tones: Readonly<Record<HouseholdBill['state'], Tone>> = {
  checking: 'neutral',
  listed: 'info',
  taken_care: 'success',
  paid: 'success',
  ended: 'neutral',
  withdrawn: 'neutral',
};

/** How far each bill is. No name, no number, and never a donor's trace. */
export function HouseholdStatusPage({ texts, city, bills }: HouseholdStatusProps): VNode {
  const { t } = texts;
  const columns: Column<HouseholdBill>[] = [
    { head: t('household.column.bill'), cell: (bill) => <BillName texts={texts} city={city} bill={bill} /> },
    { head: t('household.column.amount'), cell: ({ amount }) => texts.money(amount), number: true },
    { head: t('household.column.due'), cell: ({ dueOn }) => texts.date(dueOn) },
    { head: t('household.column.state'), cell: (bill) => <Badge tone={tones[bill.state]}>{sentence(texts, bill)}</Badge> },
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
        {bills.length === 0 ? (
          <Notice>{t('household.status.none')}</Notice>
        ) : (
          <Table caption={t('household.status.title')} columns={columns} rows={bills} />
        )}
        <p>
          <a href={city.path(texts.language, '/household')}>{t('household.status.other')}</a>
        </p>
      </div>
    </Layout>
  );
}

function BillName({ texts, city, bill }: { texts: Texts; city: City; bill: HouseholdBill }): VNode {
  const { kind, name } = city.biller(bill.billerCode);
  return (
    <>
      <KindIcon kind={kind} /> {texts.t('shared.kind', { kind })} · {name}
    </>
  );
}

function sentence({ t, date }: Texts, bill: HouseholdBill): string {
  return bill.state === 'paid' ? t('household.state.paid', { date: date(bill.on) }) : t(`household.state.${bill.state}`);
}
