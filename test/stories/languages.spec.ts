import { describe, expect, it } from '@jest/globals';
import { demoCities } from '../../src/local/demonstration/demo-cities.js';
import { refusalCodes, type RefusalCode } from '../../src/kernel/refusal-codes.js';
import { intlTagOf, isLanguage, languageName, textsIn } from '../../src/platform/texts/index.js';

/** The languages of the demonstration's cities. What each must hold, key by key, is in texts.spec.ts. */
const spoken = [...new Set(demoCities.flatMap(({ languages = [] }) => languages))];
const codes = Object.keys(refusalCodes) as RefusalCode[];

describe('the languages of the demonstration’s cities', () => {
  it('each have a catalogue and a name of their own', () => {
    expect(spoken).toEqual(expect.arrayContaining(['tr', 'en', 'bs', 'hr', 'sr', 'bg', 'cnr']));
    expect(spoken.filter((tag) => !isLanguage(tag))).toEqual([]);
    expect(spoken.filter((tag) => languageName(tag) === tag)).toEqual([]);
  });

  it.each(spoken.filter((tag) => tag !== 'en'))('%s says no refusal in English, and every one in its own script', (tag) => {
    const [own, english] = [textsIn(tag), textsIn('en')];
    expect(codes.filter((code) => own.refusal(code) === english.refusal(code))).toEqual([]);
    const cyrillic = tag === 'sr' || tag === 'bg';
    expect(codes.filter((code) => /\p{Script=Cyrillic}/u.test(own.refusal(code)) !== cyrillic)).toEqual([]);
  });

  it.each([
    ['bs', ['račun', 'računa', 'računa', 'računa', 'račun', 'računa'], 'u Vašoj korpi'],
    ['hr', ['račun', 'računa', 'računa', 'računa', 'račun', 'računa'], 'u Vašoj košarici'],
    ['sr', ['рачун', 'рачуна', 'рачуна', 'рачуна', 'рачун', 'рачуна'], 'у Вашој корпи'],
    ['cnr', ['račun', 'računa', 'računa', 'računa', 'račun', 'računa'], 'u Vašoj korpi'],
    ['bg', ['сметка', 'сметки', 'сметки', 'сметки', 'сметки', 'сметки'], 'в кошницата Ви'],
  ])('%s counts bills as it is spoken', (tag, words, rest) => {
    const { t } = textsIn(tag);
    const counts = [1, 2, 5, 11, 21, 22];
    expect(counts.map((count) => t('donor.basket.count', { count }))).toEqual(
      counts.map((count, index) => `${String(count)} ${words[index] ?? ''} ${rest}`),
    );
    expect(t('casework.batch.approve.lead', { count: 3 })).not.toBe(t('casework.batch.approve.lead', { count: 1 }));
  });

  it.each([
    ['bs', 'bs'],
    ['hr', 'hr'],
    ['sr', 'sr-Cyrl'],
    ['cnr', 'sr-Latn-ME'],
    ['bg', 'bg'],
  ])('%s is a language that Intl knows, as %s', (tag, known) => {
    expect(intlTagOf(tag)).toBe(known);
    expect(Intl.PluralRules.supportedLocalesOf(known)).toEqual([known]);
  });
});
