/** Runs in the process of `global-setup.js`, whose hooks are still in place. */
export default async function globalTeardown(...args) {
  const { default: tearDown } = await import('../support/global-teardown.ts');
  return tearDown(...args);
}
