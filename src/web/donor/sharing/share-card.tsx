import type { VNode } from 'preact';
import { pageSettings } from '../../shared/index.js';
import type { CityView } from '../layout/view.js';

const PAPER = 'M0 0h120v162l-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8-10-8-10 8z';

/** A line of the card holds so many letters, also the wide ones of Cyrillic. */
const MAX_CARD_LETTERS = 30;

/** What the card says: that one can give, or why not yet. */
export function shareLine({ city, language, texts }: CityView): string {
  const name = city.name(language);
  if (city.isOpen) return texts.t('share.line');
  return texts.t(city.status === 'paused' ? 'donor.paused.heading' : 'donor.soon.heading', { city: name });
}

/**
 * A city's card for other sites, 1200 by 630: who speaks and what one can do. It is of the city and of no gift, so it holds no figure and is
 * the same for everybody. Our own pages show the drawing; other sites, which show no SVG, the picture made of it.
 */
export function ShareCard({ view }: { view: CityView }): VNode {
  const { city, language, texts } = view;
  const { accent } = city.theme;
  const name = city.name(language);
  const words = shareLine(view);
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630" lang={texts.language}>
      <title>{`${name}: ${words}`}</title>
      <rect width="1200" height="630" fill="#fbfaf8" />
      <path d="M-40 90Q600 300 1240 90" fill="none" stroke={accent} stroke-width="6" />
      <Hung at="translate(700 182) rotate(-2)" accent={accent} />
      <Hung at="translate(880 160) rotate(3)" accent={accent} />
      <g transform="translate(1050 118) rotate(5)">
        <path d={PAPER} fill="none" stroke={accent} stroke-width="3" stroke-dasharray="10 10" />
        <rect x="53" y="-22" width="14" height="46" rx="4" fill={accent} />
      </g>
      <g font-family="'IBM Plex Sans','Noto Sans',Arial,sans-serif" fill="#26221e">
        {pageSettings().demo && (
          <text x="80" y="58" font-size="26" font-weight="600">
            {texts.t('shared.demo.band')}
          </text>
        )}
        <text x="80" y="322" font-size="44" font-weight="600" fill={accent}>
          {name}
        </text>
        {wrapped(words, MAX_CARD_LETTERS).map((line, index) => (
          <text x="80" y={404 + index * 66} font-size="58" font-weight="600">
            {line}
          </text>
        ))}
        <text x="80" y="600" font-size="26" fill="#5f5850">
          {texts.t('donor.site')} · {texts.t('shared.network.name')}
        </text>
      </g>
    </svg>
  );
}

function Hung({ at, accent }: { at: string; accent: string }): VNode {
  return (
    <g transform={at}>
      <path d={PAPER} fill="#ffffff" stroke="#d8d2ca" stroke-width="3" />
      <path d="M28 58h64M28 84h64M28 110h36" stroke="#b8b0a6" stroke-width="6" stroke-linecap="round" />
      <rect x="53" y="-22" width="14" height="46" rx="4" fill={accent} />
    </g>
  );
}

/** SVG breaks no lines by itself. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
