import { expect, it } from '@jest/globals';
import { launch, places } from './support/launch.js';
import { axe, reader } from './support/look-at.js';

it('without any Chromium the tests fail, and say what to install', async () => {
  await expect(launch([() => undefined, () => '/nowhere/chromium'])).rejects.toThrow(
    /apt-get install chromium.*libnss3.*CHROME_PATH[^]*\/nowhere\/chromium/,
  );
  await expect(launch([])).rejects.toThrow(/nothing found/);
});

it('with one that does not start the next is taken', async () => {
  const browser = await launch([() => '/nowhere/chromium', ...places]);
  expect(browser.isConnected()).toBe(true);
  await browser.close();
});

it('axe finds what is wrong with a page, and of its colours alone where it is asked for them', async () => {
  const browser = await launch();
  const { page } = await reader(browser);
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="x"><p style="color:#eee">pale</p></main>');
  expect(await axe(page)).toEqual(['color-contrast: p', 'image-alt: img']);
  expect(await axe(page, 'colours')).toEqual(['color-contrast: p']);
  await browser.close();
});
