import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { Money } from '../../kernel/money.js';
import { localDate } from '../../kernel/local-date.js';
import { refusalCodes, type RefusalCode } from '../../kernel/refusal-codes.js';
import { catalogueTags, localesFolder, readCatalogue, readReviews } from './catalogue.js';
import { generatedSource } from './generated-source.js';
import { coverageTable, problemsOf } from './problems.js';
import { formatDate, formatDateTime, formatMoney, Texts, textsIn } from './index.js';

const english = new Map([
  ['a.hello', 'Hello'],
  ['a.bills', '{count, plural, one {# bill} other {# bills}} of {name}'],
]);
const turkish = new Map([
  ['a.hello', 'Merhaba'],
  ['a.bills', '{name}: {count, plural, one {# fatura} other {# fatura}}'],
]);
const without = (key: string): Map<string, string> => new Map([...turkish].filter(([name]) => name !== key));

describe('the message catalogues', () => {
  const catalogues = new Map(catalogueTags().map((tag) => [tag, readCatalogue(tag)]));
  it.each(catalogueTags())(
    '%s says what English says (all of it in English and Turkish), with the same placeholders and its own plural classes',
    (tag) => {
      expect(problemsOf(tag, catalogues.get('en') ?? new Map(), catalogues.get(tag) ?? new Map())).toEqual([]);
    },
  );
  it.each(catalogueTags())('%s says in each file who reviewed it, or that nobody has', (tag) => {
    for (const review of readReviews(tag).values()) expect(review).toMatchObject({ reviewedBy: null, note: expect.any(String) as string });
  });
  it('promise the same about a donor’s address in every language: the receipt, at most one letter about what is paid, nothing else', () => {
    const said: Record<string, readonly string[]> = {
      bg: ['разписката', 'най-много едно писмо', 'платено', 'За нищо друго'],
      bs: ['potvrdu', 'najviše još jedno pismo', 'plaćeno', 'Ni za šta drugo'],
      cnr: ['potvrdu', 'najviše još jedno pismo', 'plaćeno', 'Ni za što drugo'],
      en: ['receipt', 'at most one letter', 'paid', 'Nothing else'],
      hr: ['potvrdu', 'najviše još jedno pismo', 'plaćeno', 'Ni za što drugo'],
      sr: ['потврду', 'највише још једно писмо', 'плаћено', 'Ни за шта друго'],
      tr: ['makbuz', 'en çok bir haber', 'ödendiğinde', 'başka hiçbir şey için değil'],
    };
    expect(Object.keys(said)).toEqual(catalogueTags().toSorted());
    for (const [tag, words] of Object.entries(said)) {
      const hint = catalogues.get(tag)?.get('donor.checkout.email.hint') ?? '';
      expect(words.filter((word) => !hint.includes(word))).toEqual([]);
    }
  });
  it('have a sentence for each refusal in every language', () => {
    for (const code of Object.keys(refusalCodes) as RefusalCode[]) {
      for (const tag of catalogueTags()) expect(textsIn(tag).refusal(code).length).toBeGreaterThan(10);
    }
  });
});

describe('an incomplete catalogue', () => {
  it.each([
    ['complete', turkish, 0],
    ['without a key', without('a.hello'), 1],
    ['without a plural class', new Map([...turkish, ['a.bills', '{name}: {count, plural, other {# fatura}}']]), 1],
    ['without a placeholder', new Map([...turkish, ['a.bills', '{count, plural, one {# fatura} other {# fatura}}']]), 1],
    ['with a misspelt placeholder', new Map([...turkish, ['a.bills', '{ad}: {count, plural, one {#} other {#}}']]), 1],
    ['with a key of its own', new Map([...turkish, ['a.more', 'Fazla']]), 1],
  ])('%s', (_what, catalogue, count) => {
    expect(problemsOf('tr', english, catalogue)).toHaveLength(count);
    const errors = compile(
      generatedSource(
        new Map([
          ['en', english],
          ['tr', catalogue],
        ]),
      ),
    );
    expect(errors.length > 0).toBe(count > 0);
  });

  it('wants three classes of Serbian where English has two', () => {
    expect(problemsOf('sr', english, turkish)).toHaveLength(1);
    const serbian = new Map([...turkish, ['a.bills', '{name} {count, plural, one {# račun} few {# računa} other {# računa}}']]);
    expect(problemsOf('sr', english, serbian)).toEqual([]);
  });
});

describe('a text that a language lacks', () => {
  const complete = new Map([...turkish, ['a.bills', '{name}: {count, plural, one {# сметка} other {# сметки}}']]);
  const lacking = new Map([...complete].filter(([key]) => key !== 'a.hello'));

  it.each([
    ['bg', false, 0],
    ['bg', true, 1],
    ['tr', false, 1],
    ['tr', true, 1],
  ])('in %s, at a release %s, is so many problems: %i', (tag, release, count) => {
    expect(problemsOf(tag, english, lacking, release)).toEqual(count === 0 ? [] : [`${tag}: a.hello is missing`]);
    const source = generatedSource(new Map([...[['en', english] as const], [tag, lacking]]));
    if (!release) expect(compile(source)).toHaveLength(count);
  });

  it('is counted, language by language', () => {
    const table = coverageTable(new Map([...[['en', english] as const], ['bg', lacking], ['tr', complete]]));
    expect(table.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['language', 'own', 'English stands in'],
      ['en', '2', '0'],
      ['bg', '1', '1'],
      ['tr', '2', '0'],
    ]);
  });

  it('is said in English, with English’s plural classes, and a refusal’s details too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'locales-'));
    cpSync(localesFolder, folder, { recursive: true });
    const change = (path: string, by: Record<string, string | undefined>): void => {
      const area = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record<string, string>;
      writeFileSync(join(folder, path), JSON.stringify({ ...area, ...by }));
    };
    change('bg/refusals.json', { city_unknown: undefined });
    change('bg/shared.json', { only_english: undefined });
    change('en/shared.json', { only_english: '{count, plural, one {# planted} few {# wrong} other {# planted things}}' });
    const t = (tag: 'bg' | 'sr' | 'en'): Texts => new Texts(tag, folder);
    try {
      expect(t('bg').refusal('city_unknown')).toBe(t('en').refusal('city_unknown'));
      expect(t('bg').refusal('city_unknown')).not.toBe(textsIn('bg').refusal('city_unknown'));
      expect(t('bg').refusal('need_unknown')).toBe(textsIn('bg').refusal('need_unknown'));
      // Serbian would take `few` for 3; the sentence is English's.
      expect(t('sr').t('shared.only_english' as never, { count: 3 } as never)).toBe('3 planted things');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a call', () => {
  const source = `${generatedSource(
    new Map([
      ['en', english],
      ['tr', turkish],
    ]),
  )}
    declare function t<K extends keyof Messages>(key: K, ...values: keyof Messages[K] extends never ? [] : [Messages[K]]): string;`;
  it.each([
    ["t('a.hello')", true],
    ["t('a.bills', { count: 1, name: 'x' })", true],
    ["t('a.helo')", false],
    ["t('a.bills')", false],
    ["t('a.bills', { count: 1 })", false],
    ["t('a.bills', { count: '1', name: 'x' })", false],
    ["t('a.bills', { count: 1, name: 'x', more: 1 })", false],
  ])('%s compiles: %s', (call, compiles) => {
    expect(compile(`${source}\n${call};`)).toHaveLength(compiles ? 0 : 1);
  });
});

describe('amounts and dates', () => {
  it('are written by the language, with the currency’s own decimals', () => {
    expect(textsIn('tr').money(Money.of(123450n, 'TRY'))).toBe('₺1.234,50');
    expect(textsIn('en').money(Money.of(123450n, 'TRY'))).toBe('₺1,234.50');
    expect(textsIn('en').money(Money.of(123450n, 'ALL'))).toMatch(/1,234\.50/);
    expect(textsIn('en').money(Money.of(123400n, 'TRY'), true)).toBe('₺1,234');
    expect(textsIn('en').money(Money.of(123450n, 'TRY'), true)).toBe('₺1,234.50');
    expect(textsIn('tr').money(Money.of(9007199254740993n, 'TRY'))).toBe('₺90.071.992.547.409,93');
  });
  it('name the day that the calendar shows', () => {
    expect(textsIn('tr').date(localDate('2026-11-22'))).toBe('22 Kasım 2026');
    expect(textsIn('en').dateTime(new Date('2026-11-22T22:30:00Z'), 'Europe/Istanbul')).toMatch(/November 23, 2026/);
  });
  it.each([
    ['bs', '1.234,50 KM', '22. novembra 2026.', '3. jula 2026.'],
    ['hr', '1.234,50 KM', '22. studenoga 2026.', '3. srpnja 2026.'],
    ['sr', '1.234,50 КМ', '22. новембра 2026.', '3. јула 2026.'],
    ['cnr', '1.234,50 KM', '22. novembra 2026.', '3. jula 2026.'],
    ['bg', '1234,50 КМ', '22 ноември 2026 г.', '3 юли 2026 г.'],
  ])('%s bends the month and writes the sign in its own script', (tag, amount, november, july) => {
    const plain = (text: string): string => text.replace(/\s/gu, ' ');
    expect(plain(formatMoney(tag, Money.of(123450n, 'BAM')))).toBe(amount);
    expect(plain(formatDate(tag, localDate('2026-11-22')))).toBe(november);
    expect(plain(formatDate(tag, localDate('2026-07-03')))).toBe(july);
    expect(plain(formatDateTime(tag, new Date('2026-11-22T22:30:00Z'), 'Europe/Sarajevo'))).toContain(november);
  });
});

/** The compiler's complaints about one source file. */
function compile(source: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  const file = join(folder, 'keys.ts');
  writeFileSync(file, source);
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    lib: ['lib.es5.d.ts'],
    types: [],
    target: ts.ScriptTarget.ES2022,
  });
  const errors = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'));
  rmSync(folder, { recursive: true });
  return errors;
}
