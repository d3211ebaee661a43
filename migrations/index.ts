import { Shared1763760000001 } from './1763760000001-shared.js';
import { Meeting1763760000002 } from './1763760000002-meeting.js';
import { Giving1763760000003 } from './1763760000003-giving.js';
import { Receiving1763760000004 } from './1763760000004-receiving.js';
import { Office1763760000005 } from './1763760000005-office.js';
import { Network1763760000006 } from './1763760000006-network.js';
import { AfterTheGift1763760000007 } from './1763760000007-after-the-gift.js';
import { Doors1763760000008 } from './1763760000008-doors.js';

/** Every migration, in the order they run. */
export const migrations = [
  Shared1763760000001,
  Meeting1763760000002,
  Giving1763760000003,
  Receiving1763760000004,
  Office1763760000005,
  Network1763760000006,
  AfterTheGift1763760000007,
  Doors1763760000008,
];
