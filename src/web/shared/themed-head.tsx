import type { VNode } from 'preact';
import { assets } from './assets.js';
import type { CityFace } from './city-face.js';
import { themeHref } from './theme.js';

/** The looks of a city's pages, for a page that is not laid out as one. */
export function themedHead(city: CityFace): VNode {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <link rel="stylesheet" href={assets().css} />
      <link rel="stylesheet" href={themeHref(city.slug, city.theme.accent)} />
    </>
  );
}
