import { audits } from '../platform/audit/index.js';
import { dataKeys } from '../platform/crypto/index.js';
import { type HandSchema, ListedCity } from '../platform/database/index.js';
import { jobRuns, wakes } from '../platform/jobs/index.js';
import { outboxes } from '../platform/outbox/index.js';

const everyDesk = (hand: HandSchema) => [ListedCity, audits[hand], dataKeys[hand]];

/** The platform's tables, which each hand has in its own schema: the office writes what it did and opens what is sealed; jobs are not its own. */
export const handTables = {
  donor: [...everyDesk('giving'), wakes.giving, jobRuns.giving, outboxes.giving],
  office: everyDesk('giving'),
  casework: [...everyDesk('receiving'), wakes.receiving, jobRuns.receiving, outboxes.receiving],
};
