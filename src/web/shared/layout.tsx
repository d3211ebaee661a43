import type { ComponentChildren, VNode } from 'preact';
import { isLanguage, languageName, languages, type Texts } from '../../platform/texts/index.js';
import { assets } from './assets.js';
import type { CityFace } from './city-face.js';
import { pageSettings } from './page-settings.js';
import { themeHref } from './theme.js';

/** The network's own accent, where no city speaks. */
const NETWORK_ACCENT = '#1f3a5f';

export interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
}

export interface LayoutProps {
  readonly texts: Texts;
  readonly title: string;
  /** The city that speaks; none on the network's own pages. */
  readonly city?: CityFace;
  /** This page's address in another language. Left out where there is only one. */
  readonly inLanguage?: (tag: string) => string;
  /** The line under the name in the header: which site this is. */
  readonly site?: string;
  readonly home?: string;
  readonly nav?: readonly NavLink[];
  /** Right of the navigation: who is signed in. */
  readonly account?: ComponentChildren;
  readonly width?: 'narrow' | 'full';
  /** Sticks to the lower edge: the basket. */
  readonly bar?: ComponentChildren;
  /** False keeps a page out of search engines: private links, forms, staff pages. */
  readonly indexed?: boolean;
  /** More for the head: what other sites read of this page. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The document around every page of every site: the city speaks first, the network in the footer. */
export function Layout(props: LayoutProps): VNode {
  const { texts, title, city, bar, width, children } = props;
  const name = city?.name(texts.language) ?? texts.t('shared.network.name');
  const { css, script, icon } = assets();
  return (
    <html lang={texts.language} data-color-scheme="auto" data-color="accent">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === name ? name : `${title} · ${name}`}</title>
        <meta name="color-scheme" content="light dark" />
        {props.indexed === false && <meta name="robots" content="noindex" />}
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="stylesheet" href={css} />
        <link rel="stylesheet" href={themeHref(city?.slug ?? 'network', city?.theme.accent ?? NETWORK_ACCENT)} />
        {props.inLanguage && tagsOf(city).map((tag) => <link rel="alternate" hreflang={tag} href={props.inLanguage?.(tag)} />)}
        {props.head}
        <script src={script} defer />
      </head>
      <body>
        <a class="ds-skip-link" href="#main">
          {texts.t('shared.skip')}
        </a>
        {pageSettings().demo && (
          <div class="demo-band" role="note">
            {texts.t('shared.demo.band')}
          </div>
        )}
        <Top {...props} name={name} />
        <main id="main" tabindex={-1}>
          <div class={width ? `wrap wrap--${width}` : 'wrap'}>{children}</div>
        </main>
        {bar}
        <Foot texts={texts} city={city} />
      </body>
    </html>
  );
}

function Top({ texts, city, name, home, nav, site, account, inLanguage }: LayoutProps & { name: string }): VNode {
  return (
    <header class="top">
      <div class="wrap top__row">
        <a class="top__name" href={home ?? city?.path(texts.language, '') ?? `/${texts.language}`}>
          <Mark />
          <span>
            {name}
            {site && <small>{site}</small>}
          </span>
        </a>
        {nav && nav.length > 0 && (
          <nav aria-label={texts.t('shared.nav.label')}>
            <ul>
              {nav.map((link) => (
                <li>
                  <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {account}
        {inLanguage && <LanguageSwitch texts={texts} tags={tagsOf(city)} inLanguage={inLanguage} />}
      </div>
    </header>
  );
}

/** A bill on a line. Drawn, not a coat of arms. */
function Mark(): VNode {
  return (
    <svg class="top__mark" viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
      <path d="M1 9c10 3 20 3 30 0" stroke-width="1.5" />
      <path d="M9 12h14v16l-2.33-2-2.33 2L16 26l-2.34 2-2.33-2L9 28z" />
      <path d="M13 18h6M13 22h4" stroke-width="1.5" />
      <path d="M16 6v8" stroke-width="3" />
    </svg>
  );
}

function LanguageSwitch({
  texts,
  tags,
  inLanguage,
}: {
  texts: Texts;
  tags: readonly string[];
  inLanguage: (tag: string) => string;
}): VNode | null {
  if (tags.length < 2) return null;
  return (
    <nav aria-label={texts.t('shared.language.label')}>
      <ul class="languages">
        {tags.map((tag) => (
          <li>
            <a href={inLanguage(tag)} lang={tag} hreflang={tag} aria-current={tag === texts.language ? 'true' : undefined}>
              {languageName(tag)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Foot({ texts, city }: Pick<LayoutProps, 'texts' | 'city'>): VNode {
  // On a city's own host `/tr` is the city's; the network lives at the service's own address.
  const atOwnHost = city?.path(texts.language, '') === `/${texts.language}`;
  return (
    <footer class="foot">
      <div class="wrap foot__row">
        <p>{texts.t('shared.network.line')}</p>
        <ul>
          <li>
            <a href={`${atOwnHost ? pageSettings().networkUrl : ''}/${texts.language}`}>{texts.t('shared.network.name')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

function tagsOf(city: CityFace | undefined): readonly string[] {
  return city ? city.languages.filter(isLanguage) : languages;
}
