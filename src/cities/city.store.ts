import { assert, present } from '../kernel/assert.js';
import { type Currency, isCurrency } from '../kernel/currency.js';
import { localDate, type LocalDate, todayIn } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import type { CityTx } from '../platform/database/index.js';
import { CityEntity } from './city.entity.js';
import { City, type CityCurrency, type Permit } from './city.js';
import { inForce } from './domain/in-force.js';
import { needKinds } from './domain/city-types.js';
import {
  BillerEntity,
  CityCurrencyEntity,
  CityLimitsEntity,
  LegalTextEntity,
  MoneyPathEntity,
  SupportPackageEntity,
} from './settings.entity.js';

/** Reads a city with the settings that hold today. `now` decides which day that is, and with it which currency its limits are in. */
export async function readCity(tx: CityTx, now: Date): Promise<City> {
  const where = { cityId: tx.cityId };
  const row = await tx.manager.findOneByOrFail(CityEntity, { id: tx.cityId });
  const currencyRows = await tx.manager.find(CityCurrencyEntity, { where, order: { validFrom: 'ASC' } });
  const billers = await tx.manager.find(BillerEntity, { where, order: { code: 'ASC' } });
  const limitRows = await tx.manager.findBy(CityLimitsEntity, where);
  const paths = await tx.manager.findBy(MoneyPathEntity, where);
  const packages = await tx.manager.find(SupportPackageEntity, { where, order: { price: 'ASC', code: 'ASC' } });
  const texts = await tx.manager.findBy(LegalTextEntity, where);
  const currencies = currencyRows.map(asCurrency);
  const today = todayIn(row.timeZone, now);
  const { currency } = present(currencies.filter((each) => each.validFrom <= today).at(-1), 'a city without a currency');
  const limits = present(inForce(limitRows, today), 'a city without limits');
  return new City(
    row.id,
    row.slug,
    row.names,
    row.country,
    row.timeZone,
    row.languages,
    row.status,
    { accent: row.accent },
    row.listing,
    row.k,
    currencies,
    billers.map(({ code, name, kind, subscriberPattern, billPattern }) => ({ code, name, kind, subscriberPattern, billPattern })),
    packages.map(({ code, names, price, monthlyQuota }) => ({ code, names, price: Money.of(price, currency), monthlyQuota })),
    limits.cashPart === null ? undefined : Money.of(limits.cashPart, currency),
    permitsOn(paths, today),
    new Map(texts.map((text) => [`${text.kind}/${text.language}`, text.body])),
    asLimits(limits, currency),
    `/${row.slug}`,
    row.widgetHosts,
  );
}

function asLimits(row: CityLimitsEntity, currency: Currency): City['limits'] {
  return {
    minGift: Money.of(row.minGift, currency),
    maxGift: Money.of(row.maxGift, currency),
    maxBill: Money.of(row.maxBill, currency),
    billsPerHousehold: row.billsPerHousehold,
    reservationMinutes: row.reservationMinutes,
    fundableDaysAfterDue: row.fundableDaysAfterDue,
  };
}

function asCurrency(row: CityCurrencyEntity): CityCurrency {
  assert(isCurrency(row.currency), 'an unknown currency in the settings');
  const { perPrevious, previous } = row;
  const change = perPrevious !== null && previous !== null ? { perPrevious, previous } : {};
  return { currency: row.currency, validFrom: localDate(row.validFrom), ...change };
}

function permitsOn(rows: readonly MoneyPathEntity[], today: LocalDate): City['permits'] {
  const kinds = needKinds.map(
    (kind) =>
      [
        kind,
        inForce(
          rows.filter(({ needKind }) => needKind === kind),
          today,
        ),
      ] as const,
  );
  return Object.fromEntries(kinds.flatMap(([kind, row]) => (row === undefined ? [] : [[kind, asPermit(row)]])));
}

/** Good from the day on which the city began to use it. */
function asPermit(row: MoneyPathEntity): Permit {
  return { path: row.path, permit: row.permit, from: localDate(row.validFrom), until: localDate(row.permitUntil) };
}
