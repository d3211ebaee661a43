import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Face = 'regular' | 'bold';

const files = { regular: '400Regular/NotoSans_400Regular.ttf', bold: '600SemiBold/NotoSans_600SemiBold.ttf' } as const;

const kept = new Map<Face, Buffer>();

/** Noto Sans: Latin, Greek and Cyrillic in one file. Each document carries only the letters it uses. */
export function face(name: Face): Buffer {
  let bytes = kept.get(name);
  if (!bytes) {
    kept.set(name, (bytes = readFileSync(facePath(name))));
  }
  return bytes;
}

export function facePath(name: Face): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
  return join(folder, files[name]);
}
