import { renderToString } from 'preact-render-to-string';
import { isLanguage, textsIn } from '../../platform/texts/index.js';
import { CityName } from './city-name.js';

const pula = {
  names: { en: 'Pula' },
  ownNames: [
    { name: 'Pula', language: 'hr' },
    { name: 'Pola', language: 'it' },
  ],
};
const sofia = { names: { en: 'Sofia', tr: 'Sofya' }, ownNames: [{ name: 'София', language: 'bg' }] };
const troyan = { names: { en: 'Troyan' }, ownNames: [{ name: 'Троян', language: 'bg' }] };
const durres = { names: { en: 'Durazzo' }, ownNames: [{ name: 'Durrës', language: 'sq' }] };
const istanbul = { names: { en: 'Istanbul' }, ownNames: [{ name: 'İstanbul', language: 'tr' }] };

function shown(language: string, member: Parameters<typeof CityName>[0]['member']): string {
  if (!isLanguage(language)) throw new Error(language);
  return renderToString(<CityName texts={textsIn(language)} member={member} />).replace(/<[^>]*>/g, '');
}

describe('the name of a member city', () => {
  it.each([
    ['as it says itself in the reader’s language', 'tr', istanbul, 'İstanbul'],
    ['as the reader’s language says it, and as it says itself', 'tr', sofia, 'Sofya София'],
    ['its own where the language has none and the reader can read it', 'tr', durres, 'Durrës'],
    ['in Latin letters where the reader could not', 'tr', troyan, 'Troyan Троян'],
    ['in English for an English reader', 'en', sofia, 'Sofia София'],
    ['one where no more than a mark differs', 'en', istanbul, 'Istanbul'],
  ] as const)('is %s', (_what, language, member, name) => {
    expect(shown(language, member)).toBe(name);
  });

  it('is said once: a second own name stands beside it, in its language, and the first does not come again', () => {
    expect(shown('en', pula)).toBe('Pula Pola');
    expect(renderToString(<CityName texts={textsIn('en')} member={pula} />)).toContain('<span lang="it">Pola</span>');
  });
});
