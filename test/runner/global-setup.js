import { register } from 'node:module';

// Jest loads this file outside its own module system, where nothing reads TypeScript: so the hooks first, then the real set-up.
register('./ts-hooks.js', import.meta.url);

export default async function globalSetup(...args) {
  const { default: setUp } = await import('../support/global-setup.ts');
  return setUp(...args);
}
