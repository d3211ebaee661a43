import type { CityId } from '../../kernel/ids.js';

/** What the platform knows of a city: that it is there, whether it is open, and when its day turns. The rest is the cities' room. */
export interface ListedCity {
  readonly id: CityId;
  readonly slug: string;
  readonly timeZone: string;
  readonly status: string;
}
