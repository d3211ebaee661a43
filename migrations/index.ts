import { Shared1795860000001 } from './1795860000001-shared.js';
import { Meeting1795860000002 } from './1795860000002-meeting.js';
import { Giving1795860000003 } from './1795860000003-giving.js';
import { Receiving1795860000004 } from './1795860000004-receiving.js';
import { Office1795860000005 } from './1795860000005-office.js';
import { Network1795860000006 } from './1795860000006-network.js';

/** Every migration, in the order they run: one per schema, each of parts by noun in the folder of its name. */
export const migrations = [
  Shared1795860000001,
  Meeting1795860000002,
  Giving1795860000003,
  Receiving1795860000004,
  Office1795860000005,
  Network1795860000006,
];
