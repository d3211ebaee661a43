import type { VNode } from 'preact';
import type { Tally } from '../../../needs/index.js';
import { KeyFigure, KeyFigures, pageSettings, themedHead } from '../../shared/index.js';
import { waitingLabel, publicWaiting } from '../layout/live-tally.js';
import { shareAddress } from './share-head.js';
import type { CityView } from '../layout/view.js';

/** A small page for other sites' frames: the city, its counter, and the way to its own page, which opens outside the frame. */
export function WidgetPage({ view, tally }: { view: CityView; tally: Tally }): VNode {
  const { city, language, texts } = view;
  const waiting = publicWaiting(city, tally);
  return (
    <html lang={texts.language} data-color-scheme="auto" data-color="accent">
      <head>
        <title>{`${texts.t('donor.site')} · ${city.name(language)}`}</title>
        {themedHead(city)}
      </head>
      <body class="widget">
        <main class="stack stack--s">
          {pageSettings().demo && <p class="small quiet">{texts.t('shared.demo.band')}</p>}
          <h1>
            {city.name(language)} <small>{texts.t('donor.site')}</small>
          </h1>
          <KeyFigures>
            <KeyFigure value={texts.number(tally.bills)} label={texts.t('donor.tally.bills', { count: tally.bills })} />
            {waiting !== undefined && <KeyFigure value={texts.number(waiting)} label={waitingLabel(city, texts, waiting)} />}
          </KeyFigures>
          <a
            class="ds-button ds-button--wide"
            data-variant="primary"
            href={`${shareAddress(view)}${city.isOpen ? '/bills' : ''}`}
            target="_top"
          >
            {texts.t('share.go')}
          </a>
        </main>
      </body>
    </html>
  );
}
