import { Shared1795824000001 } from './1795824000001-shared.js';
import { Meeting1795824000002 } from './1795824000002-meeting.js';
import { Giving1795824000003 } from './1795824000003-giving.js';
import { Receiving1795824000004 } from './1795824000004-receiving.js';
import { Office1795824000005 } from './1795824000005-office.js';
import { Network1795824000006 } from './1795824000006-network.js';

/** Every migration, in the order they run: one per schema, each of parts by noun in the folder of its name. */
export const migrations = [
  Shared1795824000001,
  Meeting1795824000002,
  Giving1795824000003,
  Receiving1795824000004,
  Office1795824000005,
  Network1795824000006,
];
