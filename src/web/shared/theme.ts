import { createHash } from 'node:crypto';
import { generateColorSchemes, getContrastFromHex, type Color, type CssColor } from '@digdir/designsystemet/color';
import { Refusal } from '../../kernel/refusal.js';

/** WCAG 1.4.11: what is drawn in the accent (buttons, pegs, progress) must stand out from the white page. */
const LEAST_CONTRAST = 3;
const WHITE = '#ffffff';

/** Part of a theme's address: change it when the recipe below changes, so that no browser keeps an old theme. */
const RECIPE = '1';

/**
 * Refuses an accent colour that people could not see on the page.
 * @param hex six digits with `#`, any case
 * @throws Refusal theme_contrast
 */
export function checkTheme(hex: string): void {
  if (themeContrast(hex) < LEAST_CONTRAST) throw new Refusal('theme_contrast');
}

/** How an accent stands out from white, 1 to 21; 0 for what is no colour. */
export function themeContrast(hex: string): number {
  return isHex(hex) ? getContrastFromHex(hex, WHITE) : 0;
}

/** Where the stylesheet of a city's accent is served: `/theme/istanbul-1b5e8c-3f2a.css`. The address holds all that makes it. */
export function themeHref(slug: string, accent: string): string {
  const hex = accent.slice(1).toLowerCase();
  return `/theme/${slug}-${hex}-${themeVersion(hex)}.css`;
}

export function themeVersion(hex: string): string {
  return createHash('sha256').update(`${RECIPE} ${hex}`).digest('hex').slice(0, 8);
}

/** The accent's scale in light, dark and high contrast, as custom properties of designsystemet. */
export function themeCss(accent: string): string {
  checkTheme(accent);
  return schemeCss({ accent: accent as CssColor });
}

/** Scales for several colours at once; `auto` follows the reader's system. */
export function schemeCss(colours: Readonly<Record<string, CssColor>>): string {
  const light: string[] = [];
  const dark: string[] = [];
  const contrast: string[] = [];
  for (const [name, hex] of Object.entries(colours)) {
    const schemes = generateColorSchemes(hex);
    light.push(...properties(name, schemes.light));
    dark.push(...properties(name, schemes.dark));
    contrast.push(...properties(name, schemes.contrast));
  }
  return [
    `@layer ds.theme.colours{:root,[data-color-scheme=light]{${light.join('')}color-scheme:light}`,
    `[data-color-scheme=dark]{${dark.join('')}color-scheme:dark}`,
    `@media (prefers-color-scheme:dark){[data-color-scheme=auto]{${dark.join('')}color-scheme:dark}}`,
    `@media (prefers-color-scheme:dark) and (prefers-contrast:more){[data-color-scheme=auto]{${contrast.join('')}}}}`,
  ].join('');
}

function properties(name: string, scale: readonly Color[]): string[] {
  return scale.map((step) => `--ds-color-${name}-${step.name}:${step.hex};`);
}

function isHex(text: string): text is CssColor {
  return /^#[0-9a-f]{6}$/i.test(text);
}
