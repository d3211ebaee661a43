import { createHash } from 'node:crypto';

import type { Actor } from '../../src/kernel/actor.js';
import type { StaffId } from '../../src/kernel/ids.js';

export interface TestPerson extends Actor {
  readonly id: StaffId;
}

/** An account by its name, without a row in any table: the same name is the same account. */
export function testPerson(name: string): TestPerson {
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(createHash('sha256').update(name).digest('hex')) ?? [];
  return { id: parts.join('-') as StaffId, name };
}
