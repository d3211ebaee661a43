// `node --import ./test/runner/register-typescript.js file.ts` runs our TypeScript as it stands.
import { register } from 'node:module';

register('./ts-hooks.js', import.meta.url);
