export { confirmCommand } from './confirm-command.js';
export { type ConfirmationFile, type ConfirmationResult, ConfirmPayments } from './confirm-payments.js';
export { type ConfirmationView } from './confirmation-view.js';
export { DisbursementsModule } from './disbursements.module.js';
export { isOutcome, type Outcome, outcomes } from './domain/outcomes.js';
export { disbursementsEntities } from './entities.js';
export { ListConfirmations } from './list-confirmations.js';
export { type ConfirmationLine, ReadConfirmation } from './read-confirmation.js';
