import { lifecycle } from '../../kernel/lifecycle.js';

export type HandoverStatus = 'proposed' | 'confirmed';

/** Written anew as often as needed while it is proposed; what a second person confirmed stays. */
export const handoverLifecycle = lifecycle<HandoverStatus>({ proposed: ['confirmed'], confirmed: [] });
