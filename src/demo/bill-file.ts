import { addDays, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import type { Chance } from './random.js';

const HEADER = 'bill_no,utility,account_no,holder_name,national_id,district,amount,currency,issued_on,due_on';
const firstNames = ['Deniz', 'Toprak', 'Yağmur', 'Bulut', 'Irmak', 'Güneş', 'Rüzgâr', 'Umut'] as const;
/** Surnames that say what they are: example, trial, tale, fiction. */
const surnames = ['Örnek', 'Deneme', 'Masal', 'Kurgu', 'Hayali', 'Taslak'] as const;
const districts = ['Fatih', 'Kadıköy', 'Esenler', 'Üsküdar', 'Bağcılar', 'Sultangazi'] as const;

/** The person of a made-up bill. The number is well formed and belongs to nobody we know: it is counted up from a made-up start. */
export interface DemoPerson {
  readonly name: string;
  readonly nationalId: string;
}

export function demoPeople(chance: Chance, count: number): DemoPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${chance.of(firstNames)} ${chance.of(surnames)}`,
    nationalId: tckn(900_000_000 + index * 7),
  }));
}

/** A T.C. identity number from its first nine digits: two check digits follow (NVI's published rule). */
export function tckn(nine: number): string {
  const digits = Array.from(String(nine), Number);
  const odd = digits.filter((_, index) => index % 2 === 0).reduce((sum, digit) => sum + digit, 0);
  const even = digits.filter((_, index) => index % 2 === 1).reduce((sum, digit) => sum + digit, 0);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  const eleventh = (odd + even + tenth) % 10;
  return `${String(nine)}${String(tenth)}${String(eleventh)}`;
}

export interface DemoBill {
  readonly billNo: string;
  readonly utility: 'water' | 'gas';
  readonly person: DemoPerson;
  readonly district: string;
  readonly amount: Money;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
}

/** Sizes of a month's bill in Istanbul, in lira: water 400–1,600, gas 200–2,500. */
export function demoBill(chance: Chance, number: number, person: DemoPerson, today: LocalDate): DemoBill {
  const utility = chance.happens(0.55) ? 'water' : 'gas';
  const [low, high] = utility === 'water' ? [400, 1_600] : [200, 2_500];
  const lira = Math.round(low + (high - low) * chance.next() ** 2);
  const issuedOn = addDays(today, -chance.between(12, 30));
  return {
    billNo: `DEMO-${String(number).padStart(6, '0')}`,
    utility,
    person,
    district: chance.of(districts),
    amount: Money.of(BigInt(lira * 100 + chance.between(0, 19) * 5), 'TRY'),
    issuedOn,
    dueOn: addDays(issuedOn, chance.between(15, 40)),
  };
}

/** The bills as the file that a city gets from its utilities. */
export function demoBillFile(bills: readonly DemoBill[]): string {
  const lines = bills.map((bill, index) =>
    [
      bill.billNo,
      bill.utility,
      String(1_000_000 + index * 37),
      bill.person.name,
      bill.person.nationalId,
      bill.district,
      bill.amount.toDecimal(),
      'TRY',
      bill.issuedOn,
      bill.dueOn,
    ].join(','),
  );
  return [HEADER, ...lines, ''].join('\n');
}
