import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { Refusal } from '../kernel/refusal.js';
import { Clock } from '../kernel/clock.js';
import { type Database, InjectDatabase, type Statement } from '../platform/database/index.js';
import { readCursor, writeCursor } from './domain/list-cursor.js';
import { type NeedRow, type PublicNeed, publicNeeds } from './domain/public-need.js';

export interface NeedFilter {
  readonly billerCode?: string;
  /** Minor units of what remains, both ends included. */
  readonly minAmount?: bigint;
  readonly maxAmount?: bigint;
  /** `urgent`: the city's published order, the next cut-off first, then the oldest. `oldest`: the longest on the list first. */
  readonly sort: 'urgent' | 'oldest';
  readonly cursor?: string;
  /** Rows a page, 1–50. */
  readonly limit: number;
}

export interface NeedPage {
  readonly items: readonly PublicNeed[];
  /** Where the next page begins; none on the last. */
  readonly next?: string;
}

const days = { urgent: ['urgent_on', 'published_on'], oldest: ['published_on'] } as const;

/**
 * The waiting bills of a city, by keyset: page 100 costs what page 1 costs. Raw SQL in one round trip, because this is the most read
 * page of all: 3.3 times as fast as entities (`npm run bench:sql`).
 */
@Injectable()
export class ListNeeds {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal biller_unknown, cursor_invalid; need_kind_unknown in a city that shows no single need */
  async run(city: City, filter: NeedFilter): Promise<NeedPage> {
    if (city.listing !== 'exact') throw new Refusal('need_kind_unknown');
    if (filter.billerCode !== undefined) city.biller(filter.billerCode);
    const now = this.clock.now();
    const after = filter.cursor === undefined ? undefined : readCursor(city.slug, filter.sort, days[filter.sort].length, filter.cursor);
    const { name, text } = statement(filter, after !== undefined);
    const values: unknown[] = [city.id, now, filter.limit + 1, filter.minAmount ?? 1n, filter.maxAmount ?? null];
    if (filter.billerCode !== undefined) values.push(filter.billerCode);
    if (after) values.push(...after.days, after.id);
    const list: Statement<ListedRow> = { name, text, values };
    const { list: rows } = await this.database.pipeline(city.id, { list });
    const items = publicNeeds(rows.slice(0, filter.limit), city, now, ({ publicDistrict }) => publicDistrict);
    const last = rows.length > filter.limit ? rows.at(filter.limit - 1) : undefined;
    if (!last) return { items };
    const day = { urgent: [last.urgentOn, last.publishedOn], oldest: [last.publishedOn] }[filter.sort];
    return { items, next: writeCursor(city.slug, filter.sort, { days: day, id: last.id }) };
  }
}

interface ListedRow extends NeedRow {
  readonly urgentOn: string;
  readonly publicDistrict: string | null;
}

/** Those that a bill may name at this moment: k waiting bills share each. Asked for once a page, and not at all where no bill has one. */
const PUBLIC_DISTRICTS = 'ARRAY(SELECT d.district FROM meeting.need_district d WHERE d.city_id = $1 AND d.public_count IS NOT NULL)';

/** One prepared statement for each shape of the filter, so that every shape keeps its own plan. */
function statement(filter: NeedFilter, continued: boolean): { name: string; text: string } {
  const order = [...days[filter.sort].map((column) => `need.${column}`), 'need.id'].join(', ');
  const byBiller = filter.billerCode !== undefined;
  const first = byBiller ? 7 : 6;
  const after = [
    ...days[filter.sort].map((_, index) => `$${String(first + index)}::date`),
    `$${String(first + days[filter.sort].length)}::uuid`,
  ];
  return {
    name: `list-needs-${filter.sort}${continued ? '-after' : ''}${byBiller ? '-biller' : ''}`,
    text: `
      SELECT need.id, need.kind, need.status, need.currency, need.amount, need.reserved, need.funded, need.biller_code AS "billerCode",
             need.due_on AS "dueOn", need.published_on AS "publishedOn", need.urgent_on AS "urgentOn",
             CASE WHEN need.district = ANY (${PUBLIC_DISTRICTS}) THEN need.district END AS "publicDistrict"
      FROM meeting.need AS need
      WHERE need.city_id = $1 AND need.status = 'open' AND need.kind = 'bill' AND need.fundable_until >= $2
        AND need.amount - need.reserved - need.funded >= $4::bigint
        AND ($5::bigint IS NULL OR need.amount - need.reserved - need.funded <= $5::bigint)
        ${byBiller ? 'AND need.code = $6' : ''} ${continued ? `AND (${order}) > (${after.join(', ')})` : ''}
      ORDER BY ${order}
      LIMIT $3`,
  };
}
