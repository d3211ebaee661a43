// Lets plain Node read our TypeScript before a build exists: a `.js` specifier finds its `.ts` or `.tsx` source, and swc strips the types.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: new URL('./jest-globals.js', import.meta.url).href, shortCircuit: true };
  const parent = context.parentURL ?? '';
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && /\.tsx?(\?|$)/.test(parent)) {
    for (const extension of ['.ts', '.tsx']) {
      const url = new URL(specifier.replace(/\.js$/, extension), parent);
      // Under --watch a file and all it imports are read again for each run (plain-node.js).
      if (existsSync(url)) return { url: url.href + (/\?run=\d+$/.exec(parent)?.[0] ?? ''), shortCircuit: true };
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!/^file:.*\.tsx?(\?|$)/.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
