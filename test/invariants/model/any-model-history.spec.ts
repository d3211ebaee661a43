import fc from 'fast-check';
import { recordGuarantee } from '../../support/index.js';
import { wrongIn } from '../giving.js';
import { CityModel } from './city-model.js';
import { beginnings, commands } from './commands.js';
import { ran } from './deed.js';
import { cityKinds, ModelCities } from './model-city.js';

/** `npm run model` runs ten thousand; among the other tests a few say that nothing has come apart. */
const long = process.env['MODEL_HISTORIES'] !== undefined;
const HISTORIES = Number(process.env['MODEL_HISTORIES'] ?? 40);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_201_104);
const LEAST = 6;
const MOST = 16;

const paths = (kind: string) => {
  const bill = kind.endsWith('direct') ? ('direct' as const) : kind.endsWith('pool') ? ('pool' as const) : ('trust' as const);
  const support = bill === 'pool' ? ('pool' as const) : ('trust' as const);
  return { bill, package: support, cash: support };
};

describe('any history of gifts, refunds and disputes', () => {
  it('goes as the published rule says, need by need and gift by gift, and leaves the books right', async () => {
    const cities = await ModelCities.open();
    const began = performance.now();
    let histories = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cityKinds),
        fc.tuple(...beginnings),
        fc.array(fc.oneof(...commands), { minLength: LEAST, maxLength: MOST }),
        async (kind, beginning, history) => {
          histories += 1;
          const real = await cities.fresh(kind);
          await fc.asyncModelRun(() => ({ model: new CityModel(real.world.city.listing, paths(kind)), real }), [...beginning, ...history]);
          await real.settle();
          expect(wrongIn(await real.world.books())).toEqual([]);
          if (histories % 500 === 0) process.stdout.write(`${histories} histories, ${Math.round((performance.now() - began) / 1000)} s\n`);
        },
      ),
      { numRuns: HISTORIES, seed: SEED, endOnFailure: long },
    );
    const times = [...ran].toSorted(([, a], [, b]) => b - a);
    const seconds = Math.round((performance.now() - began) / 1000);
    if (long) {
      process.stdout.write(`seed ${SEED}: ${histories} histories in ${seconds} s, ${times.reduce((all, [, n]) => all + n, 0)} commands\n`);
      for (const [name, n] of times) process.stdout.write(`  ${String(n).padStart(8)}  ${name}\n`);
    }
    expect(histories).toBe(HISTORIES);
    recordGuarantee(
      'M4',
      'After every command of any history needs, gifts and pool are what a plain model of the published rule says.',
      `${HISTORIES} histories; differences: 0`,
    );
  }, 7_200_000);
});
