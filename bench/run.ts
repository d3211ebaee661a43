// `npm run bench`: the ratios of the speed page, each with both its sides measured in this one run. Absolute figures are this machine's at
// this hour; only the ratios say something.
import 'reflect-metadata';
import { cpus } from 'node:os';
import { list, type Side } from './list.js';
import { readScale } from './scale.js';
import { settle } from './settle.js';
import { World } from './world.js';

const scale = readScale(process.argv.slice(2));
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const ratio = (ours: number, theirs: number): string => (ours / theirs).toFixed(2);
/** The rate of equal shares, one after the other. */
const overall = (rates: readonly number[]): number => rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
const each = (rates: readonly number[]): string => `${whole(overall(rates))}/s   (${rates.map(whole).join(', ')})`;

const world = await World.open();
try {
  const [settings] = await world.asSuperuser<Record<string, string>>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS commit, current_setting('shared_buffers') AS buffers`,
  );
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, Postgres ${settings?.['version'] ?? '?'}`);
  console.log(
    `fsync ${settings?.['fsync'] ?? '?'}, synchronous_commit ${settings?.['commit'] ?? '?'}, shared_buffers ${settings?.['buffers'] ?? '?'}`,
  );
  console.log(`client, server and Postgres on this machine; ${scale.connections} connections\n`);

  if (scale.only !== 'list') {
    const { reference, settled, webhooks, cpu } = await settle(world, scale);
    console.log(`1. Settled gifts over HTTP, ${whole(scale.gifts)} gifts`);
    console.log(`   bare Fastify + one round trip   ${each(reference)}`);
    console.log(`   webhooks answered               ${each(webhooks)}`);
    console.log(`   settled                         ${each(settled)}`);
    console.log(`   ratio                           ${ratio(overall(settled), overall(reference))}   (goal: at least 0.40)`);
    console.log(`   server CPU a gift               ${whole(cpu[0])} µs, bare ${whole(cpu[1])} µs\n`);
  }
  if (scale.only !== 'settle') {
    const { reference, allCities, oneCity, deep } = await list(world, scale);
    const side = ({ perSecond, cpu, p99 }: Side): string => `${whole(perSecond)}/s, server CPU ${whole(cpu)} µs, p99 ${whole(p99)} ms`;
    console.log(`3. Uncached list page of 20, ${whole(scale.bills)} bills in ${scale.cities} cities`);
    console.log(`   bare Fastify + pg               ${side(reference)}`);
    console.log(`   all cities in turn              ${side(allCities)}`);
    console.log(`   ratio                           ${ratio(allCities.perSecond, reference.perSecond)}   (goal: at least 0.60)`);
    console.log(`   one city, page 1                ${side(oneCity)}`);
    console.log(`   ratio all cities ÷ one          ${ratio(allCities.perSecond, oneCity.perSecond)}   (goal: at least 0.90)`);
    console.log(`   one city, page 100              ${side(deep)}`);
    console.log(`   ratio page 100 ÷ page 1         ${ratio(deep.perSecond, oneCity.perSecond)}   (goal: at least 0.80)\n`);
  }
  const { right, cities } = await world.books();
  for (const { slug, checks } of cities) {
    for (const { check, off } of checks) if (off > 0n) console.log(`   OFF ${slug} ${check}: ${off}`);
  }
  console.log(right ? `The books of ${cities.length} cities are right after the load.` : 'The books are NOT right after the load.');
  if (!right) process.exitCode = 1;
} finally {
  await world.close();
}
