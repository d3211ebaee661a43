import type { Browser } from 'playwright-core';
import { atTheEnd } from '../../support/index.js';
import { launch } from './launch.js';

/** A Chromium for one test file, closed at its end. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launch();
  atTheEnd(() => browser.close());
  return browser;
}
