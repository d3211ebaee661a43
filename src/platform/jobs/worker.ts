/** The logins that work in the background, each on the queues of its own hand. */
export type Worker = 'donor' | 'casework';

/** Where each keeps its wake list and the jobs that ran. */
export const schemas = { donor: 'giving', casework: 'receiving' } as const satisfies Record<Worker, string>;
