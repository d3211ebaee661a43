/** Whether a household may be given to. The database holds the same list. */
export const enrolments = ['none', 'enrolled', 'renewal_due', 'paused', 'ended'] as const;
export type EnrolmentStatus = (typeof enrolments)[number];
