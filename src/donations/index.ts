import { DonationChoiceEntity } from './donation-choice.entity.js';
import { AllocationEntity } from './allocations/allocation.entity.js';
import { DonationNewsEntity } from './news/donation-news.entity.js';
import { DonationEntity } from './donation.entity.js';
import { GreetingEntity } from './greetings/greeting.entity.js';
import { IdempotencyKeyEntity } from './start/idempotency-key.entity.js';

export { donationsChecks } from './books-checks.js';
export { type BasketLine, type ChoiceLine, isChoiceLine, MAX_BASKET_LINES, type NeedLine } from './domain/basket.js';
export { ifFilledChoices, type AllocationStatus, type DonationStatus, type IfFilled } from './domain/donation.js';
export {
  type Greeting,
  greetingFields,
  MAX_GREETING_NAME,
  MAX_GREETING_LENGTH,
  greetingOccasions,
  readGreeting,
} from './greetings/read-greeting.js';
export { IDEMPOTENCY_KEY_LENGTH } from './domain/idempotency-key.js';
export { DonationsModule } from './donations.module.js';
export { KeepGreeting } from './greetings/keep-greeting.js';
export { PRIVATE_LINK_DAYS, ReadDonation, type DonationLine, type DonationView } from './read-donation.js';
export { type StartAnswer } from './start/idempotency-store.js';
export { StartDonationOnce } from './start/start-donation-once.js';
export { ReopenCheckout } from './checkout/reopen-checkout.js';
export { LEFT_PAYMENT_PARAMETER } from '../payments/index.js';
export { StartDonation, type DonationWish, type StartedDonation } from './start/start-donation.js';

/** For the wiring: the tables of this room. */
export const donationsEntities = [
  DonationEntity,
  DonationChoiceEntity,
  AllocationEntity,
  DonationNewsEntity,
  GreetingEntity,
  IdempotencyKeyEntity,
];
