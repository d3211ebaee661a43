import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { recordGuarantee } from '../../support/index.js';
import { wrongIn } from '../giving.js';
import { CityModel } from './city-model.js';
import { passTime } from './days-model.js';
import { ran } from './deed.js';
import type { Figures } from './figures.js';
import { cityKinds, ModelCities } from './model-city.js';
import { beginnings, commands } from './weights.js';

/** `npm run model` runs ten thousand (run.ts); among the other tests a few say that nothing has come apart. */
const figures = process.env['MODEL_FIGURES'];
const HISTORIES = Number(process.env['MODEL_HISTORIES'] ?? 50);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_201_104);
const path = process.env['MODEL_PATH'] === undefined ? {} : { path: process.env['MODEL_PATH'] };
/** A difference is made smaller for so long, in milliseconds. */
const LONGEST = figures ? 7_000_000 : 60_000;
const LEAST = 6;
const MOST = 18;

const paths = (kind: string) => {
  const bill = kind.endsWith('direct') ? ('direct' as const) : kind.endsWith('pool') ? ('pool' as const) : ('trust' as const);
  const support = bill === 'pool' ? ('pool' as const) : ('trust' as const);
  return { bill, package: support, cash: support };
};

describe('any history of gifts, refunds and disputes', () => {
  it('goes as the published rule says, need by need and gift by gift, and leaves the books right', async () => {
    const cities = await ModelCities.open();
    const began = performance.now();
    const seconds = (): number => Math.round((performance.now() - began) / 1000);
    let histories = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cityKinds),
        fc.tuple(...beginnings),
        fc.array(fc.oneof(...commands), { minLength: LEAST, maxLength: MOST }),
        async (kind, beginning, history) => {
          histories += 1;
          const real = await cities.fresh(kind);
          const model = new CityModel(real.world.city.listing, paths(kind), real.bank);
          passTime(model, real.world.city, real.world.app.clock.now());
          await fc.asyncModelRun(() => ({ model, real }), [...beginning, ...history]);
          await real.settle();
          expect(wrongIn(await real.world.books())).toEqual([]);
          if (figures && histories % 250 === 0) process.stdout.write(`seed ${SEED}: ${histories} histories, ${seconds()} s\n`);
        },
      ),
      { numRuns: HISTORIES, seed: SEED, endOnFailure: figures !== undefined, interruptAfterTimeLimit: LONGEST, ...path },
    );
    const told: Figures = { seed: SEED, histories, seconds: seconds(), ran: Object.fromEntries(ran) };
    if (figures) writeFileSync(figures, JSON.stringify(told));
    expect(histories).toBe(HISTORIES);
    if (figures) return;
    recordGuarantee(
      'M4',
      'After every command of any history needs, gifts and pool are what a plain model of the published rule says.',
      `${HISTORIES} histories; differences: 0`,
    );
  }, 7_200_000);
});
