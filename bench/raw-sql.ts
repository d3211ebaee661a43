// `npm run bench:sql`: each place where raw SQL stands, against the same work done through TypeORM's entities, in turns on one database.
// Decision 5 keeps the raw form where it gains.
import 'reflect-metadata';
import { compare, type Case } from './raw-sql/compare.js';
import { importCases } from './raw-sql/import.js';
import { limitCases } from './raw-sql/limits.js';
import { platformCases } from './raw-sql/platform.js';
import { requestCases } from './raw-sql/requests.js';
import { settleCases } from './raw-sql/settle.js';
import { World } from './world.js';

const ROUNDS = 15;
const whole = (value: number): string => Math.round(value).toLocaleString('en');

const world = await World.open();
try {
  const { city, accountId } = await world.city('bench-sql');
  const cases: Case[] = [
    ...(await importCases(world.database('casework'), city)),
    ...(await settleCases(world, city, accountId)),
    ...(await requestCases(world, city, accountId)),
    ...(await platformCases(world, city)),
    ...limitCases(world.database('donor'), city),
  ];
  await world.asSuperuser('VACUUM (ANALYZE)');
  console.log(
    `${'a second'.padEnd(38)} ${'raw'.padStart(9)} ${'entities'.padStart(9)} ${'ratio'.padStart(6)} ${'µs saved each'.padStart(14)}`,
  );
  for (const each of cases) {
    const { raw, entity } = await compare(each, ROUNDS);
    const saved = (1 / entity - 1 / raw) * 1e6;
    const figures = [whole(raw).padStart(9), whole(entity).padStart(9), (raw / entity).toFixed(1).padStart(6), whole(saved).padStart(14)];
    console.log(`${`${each.name}, ${each.of}`.padEnd(38)} ${figures.join(' ')}`);
  }
} finally {
  await world.close();
}
