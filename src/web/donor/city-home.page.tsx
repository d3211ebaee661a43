import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { PublicNeed, Tally } from '../../needs/index.js';
import { ButtonLink, Door, Figure, Figures, pageSettings } from '../shared/index.js';
import { BillCard } from './bill-card.js';
import { DonorLayout } from './donor-layout.js';
import { Slot } from './page-cache.js';
import { billName, type CityView } from './view.js';

/** A city's front door: two ways in, the live counter, three bills of the line, how it works. */
export function CityHomePage({ view, tally, first }: { view: CityView; tally: Tally; first: readonly PublicNeed[] }): VNode {
  const { city, language, texts } = view;
  const [top, ...others] = first;
  return (
    <DonorLayout view={view} title={city.name(language)} here="" bar={<Slot name="basket" />}>
      <div class="stack stack--xl">
        <div class="hero">
          <div class="stack stack--l">
            <h1>{texts.t('donor.home.heading')}</h1>
            <p class="lead">{texts.t('donor.home.lead')}</p>
            <div class="doors">
              <Door main href={city.path(language, '/bills')} title={texts.t('donor.home.door.pay')}>
                {texts.t('donor.home.door.pay.text', { count: tally.waiting })}
              </Door>
              <Door href={city.path(language, '/household')} title={texts.t('donor.home.door.help')}>
                {texts.t('donor.home.door.help.text')}
              </Door>
            </div>
          </div>
          {top && (
            <div class="hero__line">
              <div class="hang">
                <OpenCard view={view} need={top} />
              </div>
            </div>
          )}
        </div>
        <LiveTally view={view} tally={tally} />
        <HowItWorks view={view} />
        {others.length > 0 && (
          <section class="stack">
            <h2>{texts.t('donor.home.first')}</h2>
            <ul class="line">
              {others.map((need) => (
                <li class="hang">
                  <OpenCard view={view} need={need} />
                </li>
              ))}
            </ul>
            <div class="row">
              <ButtonLink variant="secondary" href={city.path(language, '/bills')}>
                {texts.t('donor.home.all')}
              </ButtonLink>
            </div>
          </section>
        )}
      </div>
    </DonorLayout>
  );
}

/** A card that leads to its bill. */
function OpenCard({ view, need }: { view: CityView; need: PublicNeed }): VNode {
  const { city, language, texts } = view;
  return (
    <BillCard view={view} need={need} heading="h2">
      <a
        class="ds-button ds-button--wide"
        data-variant="secondary"
        href={city.path(language, `/bills/${need.id}`)}
        aria-label={texts.t('donor.bill.look.which', { bill: billName(view, need) })}
      >
        {texts.t('donor.bill.look')}
      </a>
    </BillCard>
  );
}

/** Refreshed by the page's script every minute; without it, with the page. */
function LiveTally({ view: { texts }, tally }: { view: CityView; tally: Tally }): VNode {
  return (
    <div id="tally" data-refresh="60">
      <Figures>
        <Figure value={texts.number(tally.bills)} label={texts.t('donor.tally.bills', { count: tally.bills })} />
        <Figure value={texts.money(tally.amount, true)} label={texts.t('donor.tally.amount')} />
        <Figure value={texts.number(tally.waiting)} label={texts.t('donor.tally.waiting', { count: tally.waiting })} />
      </Figures>
    </div>
  );
}

export function HowItWorks({ view: { texts } }: { view: Pick<CityView, 'texts'> }): VNode {
  return (
    <section class="stack stack--l" id="how">
      <h2>{texts.t('donor.how.title')}</h2>
      <ol class="steps">
        <li>
          <h3>{texts.t('donor.how.check')}</h3>
          <p class="quiet">{texts.t('donor.how.check.text')}</p>
        </li>
        <li>
          <h3>{texts.t('donor.how.wait')}</h3>
          <p class="quiet">{texts.t('donor.how.wait.text')}</p>
        </li>
        <li>
          <h3>{texts.t('donor.how.pay')}</h3>
          <p class="quiet">{texts.t('donor.how.pay.text')}</p>
        </li>
      </ol>
    </section>
  );
}

/** A city that is not open: it says so, and where one can give today. */
export function ClosedCityPage({ view, open }: { view: CityView; open: readonly City[] }): VNode {
  const { city, language, texts } = view;
  const name = city.name(language);
  const paused = city.status === 'paused';
  // A city's own host knows no other city.
  const network = city.base === '' ? pageSettings().networkUrl : '';
  return (
    <DonorLayout view={view} title={name} here="">
      <div class="stack stack--xl">
        <div class="stack">
          <h1>{texts.t(paused ? 'donor.paused.heading' : 'donor.soon.heading', { city: name })}</h1>
          <p class="lead">{texts.t(paused ? 'donor.paused.text' : 'donor.soon.text')}</p>
        </div>
        {open.length > 0 && (
          <section class="stack">
            <h2>{texts.t('donor.soon.others')}</h2>
            <div class="doors">
              {open.map((other) => (
                <Door
                  href={`${network}/${other.slug}/${other.speaks(language) ? language : other.ownLanguage}`}
                  title={other.name(language)}
                />
              ))}
            </div>
          </section>
        )}
        <HowItWorks view={view} />
      </div>
    </DonorLayout>
  );
}
