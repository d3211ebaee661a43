import { expect, it } from '@jest/globals';
import { launch, places } from './support/launch.js';

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
