import { createHash } from 'node:crypto';

/** What a form carries in place of a rule's text, so that who agrees agrees to what stood on the page: SHA-256, in hex. */
export const ruleDigest = (rule: string): string => createHash('sha256').update(rule).digest('hex');
