import type { VNode } from 'preact';
import type { City } from '../../../cities/index.js';
import type { Tally } from '../../../needs/index.js';
import type { Texts } from '../../../platform/texts/index.js';
import { KeyFigure, KeyFigures } from '../../shared/index.js';
import type { CityView } from './view.js';

/** Refreshed by the page's script every minute; without it, with the page. */
export function LiveTally({ view: { city, texts }, tally }: { view: CityView; tally: Tally }): VNode {
  const waiting = publicWaiting(city, tally);
  return (
    <div id="tally" data-refresh="60">
      <KeyFigures>
        <KeyFigure value={texts.number(tally.bills)} label={texts.t('donor.tally.bills', { count: tally.bills })} />
        {tally.supports > 0 && (
          <KeyFigure value={texts.number(tally.supports)} label={texts.t('donor.tally.supports', { count: tally.supports })} />
        )}
        <KeyFigure value={texts.money(tally.amount, true)} label={texts.t('donor.tally.amount')} />
        {waiting !== undefined && <KeyFigure value={texts.number(waiting)} label={waitingLabel(city, texts, waiting)} />}
      </KeyFigures>
    </div>
  );
}

/** A banded city says how many waited at least: what is not public is not always among them. */
export function waitingLabel({ listing }: Pick<City, 'listing'>, texts: Texts, waiting: number): string {
  return texts.t(listing === 'banded' ? 'donor.tally.waiting.morning' : 'donor.tally.waiting', { count: waiting });
}

/** What waits in a city, where that may be said: a city that shows no class below k says no number below k either. */
export function publicWaiting({ listing, k }: Pick<City, 'listing' | 'k'>, { waiting }: Pick<Tally, 'waiting'>): number | undefined {
  return listing === 'banded' && waiting < k ? undefined : waiting;
}
