import { currencies } from '../../../../kernel/currency.js';
import type { Money } from '../../../../kernel/money.js';
import type { NestpaySettings } from './settings.js';
import { ver3Hash } from './ver3-hash.js';

/** One payment as the gate is told of it: nothing of the donor, nothing of what it is for. */
export interface GateOrder {
  readonly oid: string;
  readonly amount: Money;
  readonly language: string;
  /** Where the donor's browser is sent back to, whatever happened. */
  readonly returnUrl: string;
  /** Where the bank itself posts the result. */
  readonly callbackUrl: string;
  /** Random, new for each form. */
  readonly rnd: string;
}

/** Languages of the gate's own pages; English for a city that speaks another. */
const spoken = new Set(['tr', 'en']);

/** The form that the donor's browser posts to the gate, hash and all, in the names of the 3D_PAY_HOSTING model. */
export function gateForm(settings: NestpaySettings, order: GateOrder): readonly (readonly [name: string, value: string])[] {
  const fields = [
    ['clientid', settings.clientId],
    ['storetype', '3D_PAY_HOSTING'],
    ['hashAlgorithm', 'ver3'],
    ['amount', order.amount.toDecimal()],
    ['currency', currencies[order.amount.currency].numeric],
    ['oid', order.oid],
    ['okUrl', order.returnUrl],
    ['failUrl', order.returnUrl],
    ['callbackUrl', order.callbackUrl],
    ['TranType', 'Auth'],
    ['Instalment', ''],
    ['rnd', order.rnd],
    ['lang', spoken.has(order.language) ? order.language : 'en'],
    ['encoding', 'UTF-8'],
  ] as const;
  return [...fields, ['hash', ver3Hash(fields, settings.storeKey)]];
}
