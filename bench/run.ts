// `npm run bench`: the ratios of the speed page, each with both its sides measured in this one run. Absolute figures are this machine's at
// this hour; only the ratios say something.
import 'reflect-metadata';
import { cpus, loadavg } from 'node:os';
import { burst } from './burst.js';
import { list, type Side } from './list.js';
import { pages } from './pages.js';
import { pool } from './pool.js';
import { readScale, type Part } from './scale.js';
import { settle } from './settle.js';
import { whole } from './whole.js';
import { World } from './world.js';

const scale = readScale(process.argv.slice(2));
const figure = (value: number): string => Math.round(value).toLocaleString('en');
const ratio = (ours: number, theirs: number): string => (ours / theirs).toFixed(2);
/** The rate of equal shares, one after the other. */
const overall = (rates: readonly number[]): number => rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
const each = (rates: readonly number[]): string => `${figure(overall(rates))}/s   (${rates.map(figure).join(', ')})`;
const line = (name: string, value: string): void => console.log(`   ${name.padEnd(32)}${value}`);
const wanted = (part: Part): boolean => scale.only === undefined || scale.only === part;

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
  console.log(
    `client, server and Postgres on this machine; ${scale.connections} connections; load average ${loadavg()[0]?.toFixed(1) ?? '?'}\n`,
  );

  if (wanted('settle')) {
    const { reference, settled, webhooks, cpu } = await settle(world, scale);
    console.log(`1. Settled gifts over HTTP, ${figure(scale.gifts)} gifts`);
    line('bare Fastify + one round trip', each(reference));
    line('webhooks answered', each(webhooks));
    line('settled', each(settled));
    line('ratio', `${ratio(overall(settled), overall(reference))}   (goal: at least 0.40)`);
    console.log(`8. Server CPU a settled gift`);
    line('ours, bare', `${figure(cpu[0])} µs, ${figure(cpu[1])} µs`);
    line('ratio', `${ratio(cpu[0], cpu[1])}   (goal: at most 5, then 2.5)\n`);
    console.log(`2. A gift the whole way: started, told of, funded`);
    line('a second', `${figure(await whole(world, scale))}   (its reference, a shop's own run, is not part of this one)\n`);
  }
  if (wanted('list')) {
    const { reference, allCities, oneCity, deep } = await list(world, scale);
    const side = ({ perSecond, cpu, p99 }: Side): string => `${figure(perSecond)}/s, server CPU ${figure(cpu)} µs, p99 ${figure(p99)} ms`;
    console.log(`3. Uncached list page of 20, ${figure(scale.bills)} bills in ${scale.cities} cities`);
    line('bare Fastify + pg', side(reference));
    line('all cities in turn', side(allCities));
    line('ratio', `${ratio(allCities.perSecond, reference.perSecond)}   (goal: at least 0.60)`);
    line('one city, page 1', side(oneCity));
    line('ratio all cities ÷ one', `${ratio(allCities.perSecond, oneCity.perSecond)}   (goal: at least 0.90)`);
    line('one city, page 100', side(deep));
    line('ratio page 100 ÷ page 1', `${ratio(deep.perSecond, oneCity.perSecond)}   (goal: at least 0.80)\n`);
  }
  if (wanted('pages')) {
    const { hello, page, list: asData, counter } = await pages(world, scale);
    console.log('4. The rendered list page, kept for a moment');
    line('bare Fastify hello', `${figure(hello)}/s`);
    line('the page', `${figure(page)}/s`);
    line('ratio', `${ratio(page, hello)}   (goal: at least 0.30)`);
    console.log('6. The live counter');
    line('uncached list page', `${figure(asData)}/s`);
    line('counter', `${figure(counter)}/s`);
    line('ratio', `${ratio(counter, asData)}   (goal: at least 0.80)\n`);
  }
  if (wanted('pool')) {
    const { appended, pooled } = await pool(world, scale);
    console.log('5. Gifts into one city’s pool, from webhook to booked');
    line('bare Fastify, one row appended', each(appended));
    line('settled into the pool', each(pooled));
    line('ratio', `${ratio(overall(pooled), overall(appended))}   (goal: at least 0.40)\n`);
  }
  if (wanted('burst')) {
    console.log(`7. Open-loop burst on the last 100 bills, ${scale.burst} s a step`);
    for (const listing of ['exact', 'banded'] as const) {
      const { steps, wrong, funded, donors } = await burst(world, listing, [32, 125], scale.burst);
      for (const { perSecond, begun, refused, busy, again, startP99, webhookP99, drained } of steps) {
        const times = `p99 start ${figure(startP99)} ms, webhook ${figure(webhookP99)} ms, queue empty after ${drained.toFixed(1)} s`;
        line(
          `${listing}, ${perSecond}/s`,
          `${figure(begun)} donors, ${figure(refused)} found nothing left, ${figure(busy)} told to come again; ${figure(again)} webhooks sent again; ${times}`,
        );
      }
      line(
        `${listing}, after`,
        `${figure(donors)} donors, ${funded} of 100 bills filled; ${wrong.length === 0 ? 'nothing lost, doubled or over' : wrong.slice(0, 5).join('; ')}`,
      );
      if (wrong.length > 0) process.exitCode = 1;
    }
    console.log('   goal: p99 at most 600 ms at 125/s\n');
  }
  const began = performance.now();
  const { right, cities } = await world.books();
  for (const { slug, checks } of cities) {
    for (const { check, off } of checks) if (off > 0n) console.log(`   OFF ${slug} ${check}: ${off}`);
  }
  console.log(right ? `The books of ${cities.length} cities are right after the load.` : 'The books are NOT right after the load.');
  console.log(`Checked in ${((performance.now() - began) / 1000).toFixed(1)} s; load average ${loadavg()[0]?.toFixed(1) ?? '?'}.`);
  if (!right) process.exitCode = 1;
} finally {
  await world.close();
}
