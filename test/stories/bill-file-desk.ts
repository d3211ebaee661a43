import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApproveBatch, ImportBills, type ImportResult } from '../../src/bills/index.js';
import { CreateCity, type City } from '../../src/cities/index.js';
import type { NewCity } from '../../src/cities/new-city.js';
import type { Actor } from '../../src/kernel/actor.js';
import { type CityTx, type Database, databaseToken } from '../../src/platform/database/index.js';
import { atTheEnd, startTestApp, type TestApp, testPerson } from '../support/index.js';
import { exampleCity } from './bill-file-city.js';
import { billFile, type FictionalBill } from './bill-file-maker.js';

/** Who hands a file in, and who approves it. */
export const clerk = testPerson('Deniz Örnek');
export const second = testPerson('Umut Deneme');

/** A city's receiving side with an officer in front of it. */
export interface Desk {
  readonly app: TestApp;
  readonly city: City;
  readonly folder: string;
  /** Writes a file into the officer's folder. */
  write(name: string, content: string | Buffer): string;
  read(path: string): string;
  files(): string[];
  import(path: string, by?: Actor, decisionNo?: string): Promise<ImportResult>;
  /** Writes the bills as a file and imports it. */
  importBills(bills: readonly FictionalBill[], name?: string): Promise<ImportResult>;
  approve(batchId: string, by?: Actor): ReturnType<ApproveBatch['run']>;
  inCity<T>(work: (tx: CityTx<'casework'>) => Promise<T>): Promise<T>;
  /** Another city of the same service. */
  other(change: Partial<NewCity>): Promise<Desk>;
  sql<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export async function openDesk(change: Partial<NewCity> = {}): Promise<Desk> {
  return deskOf(await startTestApp({ sites: ['office', 'casework'] }), change);
}

async function deskOf(app: TestApp, change: Partial<NewCity> = {}): Promise<Desk> {
  return deskAt(app, await app.get(CreateCity).run({ ...exampleCity, ...change }));
}

/** The desk of a city that is there already. */
export function deskAt(app: TestApp, city: City): Desk {
  const casework = app.app.get<Database<'casework'>>(databaseToken('casework'), { strict: false });
  const folder = mkdtempSync(join(tmpdir(), 'pay-it-forward-bills-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const desk: Desk = {
    app,
    city,
    folder,
    write,
    read: (path) => readFileSync(path, 'utf8'),
    files: () => readdirSync(folder).sort(),
    import: (path, by = clerk, decisionNo = '2026/17') => app.get(ImportBills).run(city, { path, decisionNo }, by),
    importBills: (bills, name = 'bills.csv') => desk.import(write(name, billFile(bills))),
    approve: (batchId, by = second) => app.get(ApproveBatch).run(city, batchId, by),
    inCity: (work) => casework.inCity(city.id, work),
    other: (another) => deskOf(app, another),
    sql: (sql, parameters = []) => casework.inCity(city.id, (tx) => tx.query(sql, parameters)),
  };
  return desk;
}
