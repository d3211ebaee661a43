import type { Type } from '@nestjs/common';
import { NestpayCheckouts } from './nestpay-checkouts.js';
import { NestpayController } from './nestpay.controller.js';
import { NestpayRefunds } from './nestpay-refunds.js';
import { NestpayProvider } from './nestpay.provider.js';
import { ShowNestpayCheckout } from './show-nestpay-checkout.js';
import { TakeNestpayReturn } from './take-nestpay-return.js';

/** For the room's module: what this provider brings. The office asks it what a secret must look like, the donor's side for the rest. */
export function nestpay(donor: boolean): { controllers: Type[]; providers: Type[] } {
  if (!donor) return { controllers: [], providers: [NestpayProvider] };
  return {
    controllers: [NestpayController],
    providers: [NestpayProvider, NestpayCheckouts, NestpayRefunds, ShowNestpayCheckout, TakeNestpayReturn],
  };
}
