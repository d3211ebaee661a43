import type { AsyncCommand } from 'fast-check';
import type { CityModel } from './city-model.js';
import { compare } from './compare.js';
import type { ModelCity } from './model-city.js';
import { reverseOffsets } from './take-back-model.js';

export type Command = AsyncCommand<CityModel, ModelCity>;

/** How often each command ran, over all histories. */
export const ran = new Map<string, number>();
export const count = (name: string, times = 1): void => void ran.set(name, (ran.get(name) ?? 0) + times);

const quiet = ['start', 'withdraw', 'confirm'];

/** One deed: where it makes sense it is done to the city and to the model, and both are compared. */
export class Deed<T> implements Command {
  constructor(
    readonly name: string,
    readonly given: T,
    private readonly can: (model: Readonly<CityModel>, given: T) => boolean,
    private readonly act: (model: CityModel, real: ModelCity, given: T) => Promise<unknown>,
  ) {}

  check(model: Readonly<CityModel>): boolean {
    return this.can(model, this.given);
  }

  async run(model: CityModel, real: ModelCity): Promise<void> {
    const said = await this.act(model, real, this.given);
    const name = typeof said === 'string' ? said : this.name;
    count(name);
    // What is published is compared with the next step; a start, a withdrawal and a confirmation leave nothing for the jobs to do.
    if (name === 'publish') return;
    if (!quiet.some((each) => name.startsWith(each))) await real.settle();
    model.lapse(real.now);
    reverseOffsets(model, real.now);
    await compare(model, real);
  }

  toString(): string {
    return `${this.name}(${JSON.stringify(this.given, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))})`;
  }
}

/** The first of some commands that makes sense. */
export class Rather implements Command {
  constructor(private readonly deeds: readonly Command[]) {}

  check(model: Readonly<CityModel>): boolean {
    return this.deeds.some((deed) => deed.check(model));
  }

  async run(model: CityModel, real: ModelCity): Promise<void> {
    await this.deeds.find((deed) => deed.check(model))?.run(model, real);
  }

  toString(): string {
    return this.deeds.map(String).join(' or ');
  }
}

export const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
