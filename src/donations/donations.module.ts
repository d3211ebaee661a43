import { Global, Module, type DynamicModule } from '@nestjs/common';
import { NeedsModule } from '../needs/index.js';
import { CountDonations } from './count-donations.js';
import { EndNeedsJob } from './allocations/end-needs.job.js';
import { FundFromPoolJob } from './pool/fund-from-pool.job.js';
import { LapseReservationsJob } from './reservations/lapse-reservations.job.js';
import { ForgetGreetingsJob } from './greetings/forget-greetings.job.js';
import { GreetingMail } from './greetings/greeting.mail.js';
import { KeepGreeting } from './greetings/keep-greeting.js';
import { NewsMail } from './news/news.mail.js';
import { ForgetKeysJob } from './start/forget-keys.job.js';
import { IdempotencyStore } from './start/idempotency-store.js';
import { CancelStartedDonation } from './reservations/cancel-started-donation.js';
import { OpenCheckout } from './checkout/open-checkout.js';
import { ReadDonation } from './read-donation.js';
import { ReopenCheckout } from './checkout/reopen-checkout.js';
import { ReceiptMail } from './receipts/receipt.mail.js';
import { ReceiveBatch } from './notifications/receive-batch.js';
import { ReceivePaymentsJob } from './notifications/receive-payments.job.js';
import { SendGreetings } from './greetings/send-greetings.js';
import { SendReceipts } from './receipts/send-receipts.js';
import { TellDonorsJob } from './news/tell-donors.job.js';
import { StartDonationOnce } from './start/start-donation-once.js';
import { StartDonation } from './start/start-donation.js';
import { DeallocateJob } from './allocations/deallocate.job.js';

/** Only in a process that serves donors. */
@Global()
@Module({})
export class DonationsModule {
  /** @param payments the payments' module, as the wiring has made it: one instance for all */
  static with(payments: DynamicModule): DynamicModule {
    return {
      module: DonationsModule,
      imports: [NeedsModule, payments],
      providers: [
        CountDonations,
        StartDonation,
        StartDonationOnce,
        OpenCheckout,
        ReopenCheckout,
        IdempotencyStore,
        ForgetKeysJob,
        ReadDonation,
        CancelStartedDonation,
        SendReceipts,
        ReceiptMail,
        NewsMail,
        GreetingMail,
        KeepGreeting,
        SendGreetings,
        ForgetGreetingsJob,
        TellDonorsJob,
        ReceiveBatch,
        ReceivePaymentsJob,
        LapseReservationsJob,
        FundFromPoolJob,
        DeallocateJob,
        EndNeedsJob,
      ],
      exports: [StartDonation, StartDonationOnce, ReopenCheckout, ReadDonation, KeepGreeting],
    };
  }
}
