import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { refusalCodes } from '../../src/kernel/refusal-codes.js';
import { declaredSettings, projectRoot, type DeclaredSetting } from '../../src/platform/config/index.js';
import { glossary } from './glossary.js';

const cell = (text: string | undefined): string => (text ?? '').replaceAll('|', '\\|');
const row = (cells: readonly (string | undefined)[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** Each page that is made from code, by its path: `npm run reference` writes them, and test/floor-plan compares them. */
export async function referencePages(sentences: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, string>>> {
  const pretty = (lines: readonly string[]): Promise<string> => format(lines.join('\n'), { parser: 'markdown', printWidth: 140 });
  return {
    'docs/settings.md': await pretty(settingsPage()),
    'docs/glossary.md': await pretty(glossaryPage()),
    'docs/refusals.md': await pretty(refusalsPage(sentences)),
  };
}

function settingsPage(): string[] {
  const rows = Object.entries<DeclaredSetting>(declaredSettings).map(([name, { byDefault, meaning, inProduction, secret }]) =>
    row([`\`${name}\`${secret === true ? ' (secret)' : ''}`, byDefault, meaning, inProduction]),
  );
  return [
    '# Settings',
    '',
    'Every environment variable that the service reads. Written by `npm run reference` from `src/platform/config/declared-settings.ts`; do not',
    'edit by hand. All are read once at the start and checked together. A start with a wrong setting is refused in one sentence for each. A secret is taken out of the',
    "process's environment after it was read.",
    '',
    '| variable | default | meaning | in production |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function refusalsPage(sentences: Readonly<Record<string, unknown>>): string[] {
  const rows = Object.entries(refusalCodes).map(([code, status]) => row([`\`${code}\``, String(status), String(sentences[code])]));
  return [
    '# Refusals',
    '',
    'Every expected error: its stable code, its HTTP status, and the sentence that a person reads in English. Written by `npm run reference` from',
    '`src/kernel/refusal-codes.ts` and `locales/en/refusals.json`; do not edit by hand. [api.md](api.md#refusals) says how an answer carries them.',
    '',
    '| code | status | sentence |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ];
}

/** What the pages print is read from the catalogues; where a language lacks a text its pages print the English one. */
function glossaryPage(): string[] {
  const folder = join(projectRoot(), 'locales');
  const tags = ['en', 'tr', ...readdirSync(folder).filter((tag) => tag !== 'en' && tag !== 'tr')];
  const printed = (tag: string, place: string | undefined): string => {
    if (place === undefined) return '';
    const at = place.indexOf('/');
    const texts = JSON.parse(readFileSync(join(folder, tag, `${place.slice(0, at)}.json`), 'utf8')) as Record<string, string | undefined>;
    const text = texts[place.slice(at + 1)] ?? (tag === 'en' ? undefined : printed('en', place));
    if (text === undefined) throw new Error(`No text ${place}`);
    return text;
  };
  return [
    '# Glossary',
    '',
    'One word for one thing. The columns of languages are what the pages print, read from the catalogues by `npm run reference`; the other columns stand in',
    '`test/support/glossary.ts`, with the list of retired identifiers that a spec keeps out of the code. An empty cell: the word stands on no page.',
    '',
    row(['term', 'meaning', 'in code', ...tags]),
    row(['---', '---', '---', ...tags.map(() => '---')]),
    ...glossary.map(({ term, meaning, inCode, onPages }) => row([term, meaning, inCode, ...tags.map((tag) => printed(tag, onPages))])),
    '',
  ];
}
