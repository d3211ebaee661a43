import { randomBytes } from 'node:crypto';
import type { City } from '../../src/cities/index.js';
import { newId } from '../../src/kernel/ids.js';
import { movement, post, type Entry } from '../../src/ledger/index.js';
import { PostingEntity } from '../../src/ledger/posting.entity.js';
import { databaseToken, type Database } from '../../src/platform/database/index.js';
import { wake, wakeStatement } from '../../src/platform/jobs/index.js';
import { outboxes } from '../../src/platform/outbox/outbox.entity.js';
import { addMails } from '../../src/platform/outbox/outbox.store.js';
import type { World } from '../world.js';
import { requests, undone, type Case } from './compare.js';

const AT = new Date('2026-11-02T10:00:00Z');

/** What stands in the platform and in the check of the books. */
export async function platformCases(world: World, city: City): Promise<Case[]> {
  return [mail(world.database('donor'), city), wakeRow(world.database('donor'), city), await books(world)];
}

/** The receipts of a batch of gifts. */
function mail(database: Database<'donor'>, city: City): Case {
  const size = 500;
  const mails = Array.from({ length: size }, () => {
    const sealed = { recipient: randomBytes(60), payload: randomBytes(400) };
    return { id: newId<never>(), kind: 'receipt', language: 'tr', dueAt: AT, ...sealed };
  });
  return {
    name: 'outbox: receipts of a batch',
    of: 'mails',
    size,
    raw: undone(
      database,
      city,
      (tx) => addMails(tx, mails),
      (tx) => tx.manager.findBy(outboxes.giving, { cityId: city.id }),
    ),
    entity: undone(
      database,
      city,
      (tx) => {
        const rows = mails.map((each) => ({ ...each, cityId: city.id }));
        return tx.manager.createQueryBuilder().insert().into(outboxes.giving).values(rows).updateEntity(false).execute();
      },
      (tx) => tx.manager.findBy(outboxes.giving, { cityId: city.id }),
    ),
  };
}

/** The smallest write there is: what the one round trip of a pipeline is worth. */
function wakeRow(database: Database<'donor'>, city: City): Case {
  const size = 400;
  return {
    name: 'pipeline: one wake row',
    of: 'transactions',
    size,
    raw: requests(size, () => database.pipeline(city.id, { wake: wakeStatement('donor', city.id, 'bench', AT) }).then(() => undefined)),
    entity: requests(size, () => database.inCity(city.id, (tx) => wake(tx, 'bench', AT))),
  };
}

/** What every account got less what it gave: the sum that all the checks of the books stand on. */
async function books(world: World): Promise<Case> {
  const { city } = await world.city('bench-books');
  const size = 20_000;
  for (let from = 0; from < size; from += 1_000) {
    const entries = Array.from({ length: 1_000 }, (): Entry => {
      const postings = [
        { debit: `need:${newId<never>() as string}`, credit: `donation:${newId<never>() as string}`, amount: 100n },
      ] as const;
      return { side: 'giving', kind: 'allocate', entryKey: `bench:${newId<never>() as string}`, currency: 'TRY', at: AT, postings };
    });
    await world.inCity('donor', city, (tx) => post(tx, entries));
  }
  const office = world.token<Database<'office'>>(databaseToken('office'));
  return {
    name: 'check:books: movement by account',
    of: 'postings',
    size,
    raw: undone(office, city, async (tx) => {
      const sums = `WITH ${movement} SELECT count(*) AS accounts, sum(abs(net))::bigint AS moved FROM movement`;
      const [found] = await tx.query<{ accounts: bigint; moved: bigint }>(sums, [city.id]);
      return { ...found };
    }),
    entity: undone(office, city, async (tx) => {
      const net = new Map<string, bigint>();
      for (const { side, currency, credit, debit, amount } of await tx.manager.findBy(PostingEntity, { cityId: city.id })) {
        const [to, from] = [`${side} ${currency} ${credit}`, `${side} ${currency} ${debit}`];
        net.set(to, (net.get(to) ?? 0n) + amount).set(from, (net.get(from) ?? 0n) - amount);
      }
      const moved = [...net.values()].reduce((sum, each) => sum + (each < 0n ? -each : each), 0n);
      return { accounts: BigInt(net.size), moved };
    }),
  };
}
