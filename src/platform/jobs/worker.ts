/** The logins that work in the background, each on the queues of its own side. */
export type Worker = 'donor' | 'casework';
