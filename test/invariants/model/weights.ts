import fc from 'fast-check';
import {
  confirming,
  days,
  jumping,
  many,
  publishing,
  publishOf,
  startingChoices,
  startingNeeds,
  toAnotherDay,
  withdrawing,
} from './commands.js';
import { type Command, Rather } from './deed.js';
import {
  abandoning,
  arriving,
  capturing,
  capturingLate,
  copying,
  deciding,
  disputing,
  failing,
  refunding,
  together,
} from './money-commands.js';

/** What every history begins with: a class of each kind that the public may choose, or less, so that there is something to give to. */
export const beginnings: readonly fc.Arbitrary<Command>[] = (['bill', 'package', 'cash'] as const).map((kind) =>
  fc
    .record({
      kind: fc.constant(kind),
      code: fc.constant('water' as const),
      amounts: many,
      same: fc.constant(true),
      urgent: fc.boolean(),
      days,
    })
    .map((given) => publishOf(given)),
);

/** The first of these that makes sense where the history stands: so that what needs much to have happened before it happens often too. */
const rather = (...each: readonly fc.Arbitrary<Command>[]): fc.Arbitrary<Command> => fc.tuple(...each).map((deeds) => new Rather(deeds));

const starting = rather(startingNeeds, startingChoices);
const capturingOne = rather(capturing, starting);
const refundingOne = rather(refunding, capturingOne);

/** Weights by repetition: most of a history is gifts that come, and the outside changing its mind about them. */
export const commands: fc.Arbitrary<Command>[] = [
  ...[publishing, publishing],
  withdrawing,
  ...[starting, starting, starting, startingChoices, startingChoices],
  rather(confirming, capturingOne),
  ...[jumping, toAnotherDay],
  abandoning,
  ...[capturingOne, capturingOne, capturingOne, capturingOne, capturingOne],
  ...[rather(capturingLate, abandoning), rather(capturingLate, abandoning)],
  copying,
  ...[together, together],
  refundingOne,
  rather(arriving, refundingOne),
  ...[rather(failing, refundingOne), rather(failing, refundingOne)],
  rather(disputing, capturingOne),
  ...[rather(deciding, disputing, capturingOne), rather(deciding, disputing, capturingOne)],
];
