import type { OutboundLimits } from '../../platform/jobs/index.js';

/** How a job of this room asks providers: few at a time, so that one that is away puts off no more than these, and each answer recorded at once. */
export const providerCallLimits: OutboundLimits = { claimed: 10, recorded: 1, runMs: 10_000 };
