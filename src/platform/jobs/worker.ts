/** The logins that work in the background, each on the queues of its own hand. */
export type Worker = 'donor' | 'casework';
