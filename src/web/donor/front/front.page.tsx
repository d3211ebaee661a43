import type { VNode } from 'preact';
import type { City } from '../../../cities/index.js';
import type { Money } from '../../../kernel/money.js';
import type { Texts } from '../../../platform/texts/index.js';
import { Door, KeyFigure, KeyFigures, Layout } from '../../shared/index.js';
import { LineDivider } from '../layout/line-divider.js';
import { HowItWorks } from '../city-home/city-home.page.js';

/** A city as the front page lists it. */
export interface FrontCity {
  readonly city: City;
  /** What waits now, in a banded city at least; undefined where the city is not open, or where so few wait that it says no number. */
  readonly waiting: number | undefined;
}

export interface FrontFigures {
  readonly bills: number;
  /** Packages and cash support. */
  readonly supports: number;
  /** One amount a currency: they are never added up. */
  readonly amounts: readonly Money[];
}

/** The network's front page: what it is, choose your city, three doors, the live total. */
export function FrontPage({ texts, cities, figures }: { texts: Texts; cities: readonly FrontCity[]; figures: FrontFigures }): VNode {
  return (
    <Layout texts={texts} title={texts.t('shared.network.name')} inLanguage={(tag) => `/${tag}`} site={texts.t('shared.network.full')}>
      <div class="stack stack--xl">
        <div class="hero">
          <div class="stack stack--l">
            <h1>{texts.t('donor.front.heading')}</h1>
            <p class="lead">{texts.t('donor.front.lead')}</p>
          </div>
          <div class="hero__line">
            <LineDivider />
          </div>
        </div>
        <section class="stack" id="cities">
          <h2>{texts.t('donor.front.cities')}</h2>
          <ul class="cities plain-list">
            {cities.map((each) => (
              <li>
                <CityLink texts={texts} {...each} />
              </li>
            ))}
          </ul>
        </section>
        <section class="stack" id="total" data-refresh="60">
          <h2>{texts.t('donor.front.so_far')}</h2>
          <KeyFigures>
            <KeyFigure value={texts.number(figures.bills)} label={texts.t('donor.tally.bills', { count: figures.bills })} />
            {figures.supports > 0 && (
              <KeyFigure value={texts.number(figures.supports)} label={texts.t('donor.tally.supports', { count: figures.supports })} />
            )}
            {figures.amounts.length > 0 && <Amounts texts={texts} amounts={figures.amounts} />}
          </KeyFigures>
        </section>
        <nav class="doors" aria-label={texts.t('donor.front.doors')}>
          <Door main href="#cities" title={texts.t('donor.front.door.give')}>
            {texts.t('donor.front.door.give.text')}
          </Door>
          <Door href={`/${texts.language}/staff`} title={texts.t('donor.front.door.staff')}>
            {texts.t('donor.front.door.staff.text')}
          </Door>
          <Door href={`/secretariat/${texts.language}`} title={texts.t('donor.front.door.secretariat')}>
            {texts.t('donor.front.door.secretariat.text')}
          </Door>
        </nav>
        <HowItWorks view={{ texts }} />
      </div>
    </Layout>
  );
}

/** What was given in each currency, under one word: they are never added up. */
function Amounts({ texts, amounts }: { texts: Texts; amounts: readonly Money[] }): VNode {
  return (
    <div class="figure figure--many">
      <dt>{texts.t('donor.tally.amount')}</dt>
      {amounts.map((amount) => (
        <dd>{texts.money(amount, true)}</dd>
      ))}
    </div>
  );
}

/** Each city by its own name, in its own script, and where a reader's language is spoken there, in that language. */
function CityLink({ texts, city, waiting }: FrontCity & { texts: Texts }): VNode {
  const language = city.speaks(texts.language) ? texts.language : city.ownLanguage;
  return (
    <a href={`/${city.slug}/${language}`}>
      <strong lang={city.ownLanguage}>{city.ownName}</strong>
      <span class="quiet tabular">{stateOf(texts, { city, waiting })}</span>
    </a>
  );
}

function stateOf(texts: Texts, { city, waiting }: FrontCity): string {
  if (!city.isOpen) return texts.t(city.status === 'paused' ? 'donor.front.paused' : 'donor.front.soon');
  if (waiting === undefined) return texts.t('donor.front.open');
  return texts.t(city.listing === 'banded' ? 'donor.front.waiting.least' : 'donor.front.waiting', { count: waiting });
}
