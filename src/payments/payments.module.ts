import { Global, Module, type DynamicModule } from '@nestjs/common';
import { PollProviderJob } from './polling/poll-provider.job.js';
import { RequestRefund } from './refunds/request-refund.js';
import { BookSettlementsJob } from './settlements/book-settlements.job.js';
import { DecideGivenUp } from './refunds/decide-given-up.js';
import { DecideProviderAccount } from './provider-accounts/decide-provider-account.js';
import { DecideRefund } from './refunds/decide-refund.js';
import { GiveUpRefund } from './refunds/give-up-refund.js';
import { OpenProviderAccount } from './provider-accounts/open-provider-account.js';
import { PaymentProviders } from './providers/payment-providers.js';
import { ProposeProviderAccount } from './provider-accounts/propose-provider-account.js';
import { ProposeProviderSecret } from './provider-accounts/propose-provider-secret.js';
import { ProviderAccounts } from './provider-accounts/provider-accounts.js';
import { CreateCheckout } from './providers/create-checkout.js';
import { FindCheckout } from './providers/find-checkout.js';
import { nestpay } from './providers/nestpay/nestpay.parts.js';
import { DeliverNotificationsJob } from './providers/sandbox/deliver-notifications.job.js';
import { PlaySandboxCheckout } from './providers/sandbox/play-sandbox-checkout.js';
import { SandboxController } from './providers/sandbox/sandbox.controller.js';
import { SandboxProvider } from './providers/sandbox/sandbox.provider.js';
import { StripeProvider } from './providers/stripe/stripe.provider.js';
import { SendRefundsJob } from './refunds/send-refunds.job.js';
import { TakeNotification } from './notifications/take-notification.js';
import { WebhookController } from './notifications/webhook.controller.js';

export interface PaymentsSides {
  /** The process serves donors: it takes notifications and sends refunds. */
  readonly donor: boolean;
  /** The process serves the office: it opens merchant accounts. */
  readonly office: boolean;
  /** Names of the providers that are offered. The sandbox plays one, and production refuses to start with it. */
  readonly providers: readonly string[];
}

@Global()
@Module({})
export class PaymentsModule {
  static with({ donor, office, providers }: PaymentsSides): DynamicModule {
    const sandbox = providers.includes('sandbox');
    const giving = donor
      ? [ProviderAccounts, CreateCheckout, FindCheckout, TakeNotification, SendRefundsJob, PollProviderJob, BookSettlementsJob]
      : [];
    const playing = donor && sandbox ? [SandboxProvider, DeliverNotificationsJob, PlaySandboxCheckout] : [];
    // The office asks them what a secret must look like, the donor's side for everything else.
    const bank = providers.includes('nestpay') ? nestpay(donor) : { controllers: [], providers: [] };
    const outside = [...(providers.includes('stripe') ? [StripeProvider] : []), ...bank.providers];
    const accounts = [OpenProviderAccount, ProposeProviderAccount, ProposeProviderSecret, DecideProviderAccount];
    const desk = office ? [...accounts, RequestRefund, DecideRefund, GiveUpRefund, DecideGivenUp] : [];
    return {
      module: PaymentsModule,
      controllers: [...(donor ? [WebhookController] : []), ...(donor && sandbox ? [SandboxController] : []), ...bank.controllers],
      providers: [PaymentProviders, ...giving, ...outside, ...playing, ...desk],
      exports: [PaymentProviders, ...giving, ...desk],
    };
  }
}
