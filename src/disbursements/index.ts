export { confirmCommand } from './confirm-command.js';
export { type ConfirmationFile, type ConfirmationResult, ConfirmPayments } from './confirm-payments.js';
export { ConfirmSupport } from './confirm-support.js';
export { type ConfirmationView } from './confirmation-view.js';
export { DisbursementsModule } from './disbursements.module.js';
export { isOutcome, type Outcome, outcomes } from './domain/outcomes.js';
export { disbursementsEntities } from './entities.js';
export { ListConfirmations } from './list-confirmations.js';
export { type Handovers, type HandoverView, ListHandovers } from './list-handovers.js';
export { type HandoverEntry, ProposeHandover } from './propose-handover.js';
export { type ConfirmationLine, ReadConfirmation } from './read-confirmation.js';

// What its pages read beside it, from the room below: they know no household's file.
export { readDate, type SupportOfNeed } from '../beneficiaries/index.js';
