import type { VNode } from 'preact';
import { isRowReason, type BatchDetail } from '../../bills/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Table } from '../shared/index.js';

/** A reason code as its sentence. */
const inWords = (texts: Texts, reason: string): string => (isRowReason(reason) ? texts.refusal(reason) : reason);

/** How many rows each reason refused. */
export function Reasons({ texts, reasons }: { texts: Texts; reasons: BatchDetail['reasons'] }): VNode | null {
  const { t } = texts;
  if (reasons.length === 0) return null;
  return (
    <Table
      caption={t('casework.reasons.caption')}
      rows={reasons}
      columns={[
        { head: t('casework.reasons.reason'), cell: ({ reason }) => inWords(texts, reason) },
        { head: t('casework.reasons.count'), number: true, cell: ({ count }) => texts.number(count) },
      ]}
    />
  );
}

/** Row, column and reason of what was refused; the rows themselves are not kept. */
export function RefusedRows({ texts, rows }: { texts: Texts; rows: BatchDetail['refusedRows'] }): VNode | null {
  const { t } = texts;
  if (rows.length === 0) return null;
  return (
    <div class="stack stack--s">
      <Table
        caption={t('casework.batch.refused')}
        rows={rows}
        columns={[
          { head: t('casework.batch.row'), number: true, cell: ({ rowNo }) => texts.number(rowNo) },
          { head: t('casework.batch.column'), cell: ({ column }) => <span class="mono">{column}</span> },
          { head: t('casework.batch.reason'), cell: ({ reason }) => inWords(texts, reason) },
        ]}
      />
      <p class="quiet small">{t('casework.batch.refused.lead')}</p>
    </div>
  );
}
