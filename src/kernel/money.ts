import { assert } from './assert.js';
import { currencies, type Currency } from './currency.js';
import { Refusal } from './refusal.js';

/** The largest amount a bigint column carries. */
const LARGEST = 2n ** 63n - 1n;

/** An amount in minor units (kuruş, cents) of one currency. Never a float. */
export class Money {
  private constructor(
    readonly minor: bigint,
    readonly currency: Currency,
  ) {}

  static of(minor: bigint, currency: Currency): Money {
    assert(minor <= LARGEST && minor >= -LARGEST, 'amount out of range');
    return new Money(minor, currency);
  }

  static zero(currency: Currency): Money {
    return new Money(0n, currency);
  }

  /**
   * Reads a positive amount, as a person or an API gives it: ASCII digits, at most the currency's decimals, one decimal point, no sign, no grouping.
   * @throws Refusal amount_not_a_number, amount_decimals, amount_not_positive, amount_too_large
   */
  static parse(text: string, currency: Currency): Money {
    const money = Money.parseOrZero(text, currency);
    if (money.isZero) throw new Refusal('amount_not_positive');
    return money;
  }

  /** Reads an amount as `parse` does, where zero is an amount too. @throws Refusal as `parse`, amount_not_positive below zero alone */
  static parseOrZero(text: string, currency: Currency): Money {
    const match = /^(\d{1,30})(?:\.(\d+))?$/.exec(text.trim());
    if (!match) throw new Refusal(/^-\d+(\.\d+)?$/.test(text.trim()) ? 'amount_not_positive' : 'amount_not_a_number');
    const { decimals } = currencies[currency];
    const [, whole = '0', fraction = ''] = match;
    if (fraction.length > decimals) throw new Refusal('amount_decimals', { decimals });
    const minor = BigInt(whole + fraction.padEnd(decimals, '0'));
    if (minor > LARGEST) throw new Refusal('amount_too_large');
    return new Money(minor, currency);
  }

  static sum(amounts: readonly Money[], currency: Currency): Money {
    return amounts.reduce((total, amount) => total.plus(amount), Money.zero(currency));
  }

  plus(other: Money): Money {
    this.sameCurrency(other);
    return Money.of(this.minor + other.minor, this.currency);
  }

  minus(other: Money): Money {
    this.sameCurrency(other);
    return Money.of(this.minor - other.minor, this.currency);
  }

  /** Negative, zero or positive, as this is less than, equal to or greater than the other. */
  compare(other: Money): number {
    this.sameCurrency(other);
    return this.minor < other.minor ? -1 : this.minor > other.minor ? 1 : 0;
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.minor === other.minor;
  }

  get isZero(): boolean {
    return this.minor === 0n;
  }

  /** "120.05": the machine's form, with the currency's own decimals. */
  toDecimal(): string {
    const { decimals } = currencies[this.currency];
    const digits = (this.minor < 0n ? -this.minor : this.minor).toString().padStart(decimals + 1, '0');
    const sign = this.minor < 0n ? '-' : '';
    return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }

  toJSON(): { amount: string; currency: Currency } {
    return { amount: this.toDecimal(), currency: this.currency };
  }

  private sameCurrency(other: Money): void {
    assert(this.currency === other.currency, 'two currencies in one sum');
  }
}
