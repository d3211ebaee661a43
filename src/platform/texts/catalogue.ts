import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/index.js';

/** One language's messages as they stand in the files, by `<area>.<name>`. */
export type Catalogue = ReadonlyMap<string, string>;

/** Who has read a catalogue, from its `_meta`: nobody, until a person is named. */
export interface CatalogueReview {
  readonly reviewedBy: string | null;
  readonly note: string;
}

export const localesFolder = join(projectRoot(), 'locales');

/** The tags that have a folder in `locales/`, English first. */
export function catalogueTags(folder = localesFolder): string[] {
  const tags = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return ['en', ...tags.filter((tag) => tag !== 'en').sort()];
}

/** Reads every `<area>.json` of one language. `_meta` is the catalogue's own note, not a message. */
export function readCatalogue(tag: string, folder = localesFolder): Catalogue {
  const catalogue = new Map<string, string>();
  for (const file of areaFiles(tag, folder)) {
    for (const [name, message] of Object.entries(readArea(tag, file, folder))) {
      if (name !== '_meta' && typeof message === 'string') catalogue.set(`${file.slice(0, -5)}.${name}`, message);
    }
  }
  return catalogue;
}

/** Each area's `_meta`, for the page and the test that say who reviewed the words. */
export function readReviews(tag: string, folder = localesFolder): ReadonlyMap<string, CatalogueReview | undefined> {
  const reviews = new Map<string, CatalogueReview | undefined>();
  for (const file of areaFiles(tag, folder)) {
    reviews.set(file.slice(0, -5), readArea(tag, file, folder)['_meta'] as CatalogueReview | undefined);
  }
  return reviews;
}

function areaFiles(tag: string, folder: string): string[] {
  return readdirSync(join(folder, tag))
    .filter((file) => file.endsWith('.json'))
    .sort();
}

function readArea(tag: string, file: string, folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, tag, file), 'utf8')) as Record<string, unknown>;
}
