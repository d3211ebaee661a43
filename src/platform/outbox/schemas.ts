import type { Worker } from '../jobs/index.js';

/** Where each hand keeps its outgoing mail. */
export const schemas = { donor: 'giving', casework: 'receiving' } as const satisfies Record<Worker, string>;
