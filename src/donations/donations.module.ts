import { Global, Module, type DynamicModule } from '@nestjs/common';
import { NeedsModule } from '../needs/index.js';
import { CountGifts } from './count-gifts.js';
import { EndNeedsJob } from './end-needs.job.js';
import { FundFromPoolJob } from './fund-from-pool.job.js';
import { LapseReservationsJob } from './lapse-reservations.job.js';
import { ForgetGreetingsJob } from './forget-greetings.job.js';
import { GreetingMail } from './greeting.mail.js';
import { KeepGreeting } from './keep-greeting.js';
import { NewsMail } from './news.mail.js';
import { ForgetKeysJob } from './forget-keys.job.js';
import { KeptStarts } from './kept-starts.js';
import { LetGo } from './let-go.js';
import { OpenCheckout } from './open-checkout.js';
import { ReadDonation } from './read-donation.js';
import { ReopenCheckout } from './reopen-checkout.js';
import { ReceiptMail } from './receipt.mail.js';
import { ReceiveBatch } from './receive-batch.js';
import { ReceivePaymentsJob } from './receive-payments.job.js';
import { SendGreetings } from './send-greetings.js';
import { SendReceipts } from './send-receipts.js';
import { TellDonorsJob } from './tell-donors.job.js';
import { StartDonationOnce } from './start-donation-once.js';
import { StartDonation } from './start-donation.js';
import { TakeBackJob } from './take-back.job.js';

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
        CountGifts,
        StartDonation,
        StartDonationOnce,
        OpenCheckout,
        ReopenCheckout,
        KeptStarts,
        ForgetKeysJob,
        ReadDonation,
        LetGo,
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
        TakeBackJob,
        EndNeedsJob,
      ],
      exports: [StartDonation, StartDonationOnce, ReopenCheckout, ReadDonation, KeepGreeting],
    };
  }
}
