import type { VNode } from 'preact';
import type { City } from '../../../cities/index.js';
import { type PublicNeed, type Tally, writeChoice } from '../../../needs/index.js';
import { ButtonLink, Door, pageSettings } from '../../shared/index.js';
import { BillCard } from '../bill/bill-card.js';
import { choiceName } from '../domain/choice-name.js';
import { ChooseForm } from '../choose/choose-form.js';
import { isInParts, nextBillsOf, type Offer } from '../domain/offers.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { LiveTally, publicWaiting } from '../layout/live-tally.js';
import { OfferCard } from '../offers/offer-card.js';
import { supportTitle } from '../offers/offer-line.js';
import { PageSlot } from '../page-cache/page-cache.js';
import { ShareHead } from '../sharing/share-head.js';
import { billName, type CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly tally: Tally;
  /** The first bills of the line; none where no bill is shown by itself. */
  readonly first: readonly PublicNeed[];
  readonly offers: readonly Offer[];
}

/** Cards in a row of the home page. */
const CARDS_PER_ROW = 3;

/** A city's front door: two ways in, an amount and the city chooses, the live counter, a few cards of the line, how it works. */
export function CityHomePage({ view, tally, first, offers }: Props): VNode {
  const { city, language, texts } = view;
  const next = nextBillsOf(offers);
  const link = (offer: Offer): VNode => <OfferLink view={view} offer={offer} />;
  const classes = offers.filter((offer) => !isInParts(offer) && !next.includes(offer));
  const supports = offers.filter(isInParts);
  // One card hangs by itself, and is in no row.
  const waits = [
    ...first.map((need) => <OpenCard view={view} need={need} />),
    ...classes.slice(0, CARDS_PER_ROW + 1).map(link),
    ...next.map(link),
  ];
  const [hung, ...bills] = waits.length > 0 ? waits : supports.slice(0, 1).map(link);
  const given = supports
    .slice(waits.length > 0 ? 0 : 1)
    .slice(0, CARDS_PER_ROW)
    .map(link);
  const waiting = publicWaiting(city, tally);
  return (
    <DonorLayout view={view} title={city.name(language)} here="" head={<ShareHead view={view} />} bar={<PageSlot name="basket" />}>
      <div class="stack stack--xl">
        <div class="hero">
          <div class="stack stack--l">
            <h1>{texts.t('donor.home.heading')}</h1>
            <p class="lead">{texts.t(city.listing === 'banded' ? 'donor.home.lead.banded' : 'donor.home.lead')}</p>
            <div class="doors">
              <Door main href={city.path(language, '/bills')} title={texts.t('donor.home.door.pay')}>
                {doorText(view, waiting)}
              </Door>
              <Door href={city.path(language, '/household')} title={texts.t('donor.home.door.help')}>
                {texts.t('donor.home.door.help.text')}
              </Door>
            </div>
            <ChooseForm view={view} next={next} />
          </div>
          {hung && (
            <div class="hero__line">
              <div class="hang">{hung}</div>
            </div>
          )}
        </div>
        <div class="stack">
          <LiveTally view={view} tally={tally} />
          <p>
            <a href={city.path(language, '/transparency')}>{texts.t('transparency.link')}</a>
          </p>
        </div>
        <HowItWorks view={view} />
        <Row heading={texts.t(city.listing === 'exact' ? 'donor.home.first' : 'donor.home.classes')} cards={bills} />
        <Row heading={supportTitle(view, offers)} cards={given} />
        {bills.length + given.length > 0 && (
          <div class="row">
            <ButtonLink variant="secondary" href={city.path(language, '/bills')}>
              {texts.t('donor.home.all')}
            </ButtonLink>
          </div>
        )}
      </div>
    </DonorLayout>
  );
}

/** In a banded city some may wait besides, that are not public. */
function doorText({ city, texts }: CityView, waiting: number | undefined): string {
  if (waiting === undefined) return texts.t('donor.home.door.pay.few');
  return texts.t(city.listing === 'banded' ? 'donor.home.door.pay.text.least' : 'donor.home.door.pay.text', { count: waiting });
}

function Row({ heading, cards }: { heading: string; cards: readonly VNode[] }): VNode | null {
  if (cards.length === 0) return null;
  return (
    <section class="stack">
      <h2>{heading}</h2>
      <ul class="line">
        {cards.map((card) => (
          <li class="hang">{card}</li>
        ))}
      </ul>
    </section>
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

/** A card that leads to its offer. */
function OfferLink({ view, offer }: { view: CityView; offer: Offer }): VNode {
  const { city, language, texts } = view;
  return (
    <OfferCard view={view} offer={offer}>
      <a
        class="ds-button ds-button--wide"
        data-variant="secondary"
        href={city.path(language, `/give/${writeChoice(offer.choice)}`)}
        aria-label={texts.t('donor.offer.give.which', { name: choiceName(view, offer.choice) })}
      >
        {texts.t('donor.offer.give')}
      </a>
    </OfferCard>
  );
}

/** Of one city, or of the network, whose cities show their bills in different ways. */
export function HowItWorks({ view: { texts, city } }: { view: Pick<CityView, 'texts'> & { city?: City } }): VNode {
  const words = howWords(city);
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
          <p class="quiet">{texts.t(words.wait)}</p>
        </li>
        <li>
          <h3>{texts.t('donor.how.pay')}</h3>
          <p class="quiet">{texts.t(words.pay)}</p>
        </li>
      </ol>
    </section>
  );
}

function howWords(city: City | undefined) {
  if (!city) return { wait: 'donor.how.wait.text.network', pay: 'donor.how.pay.text.network' } as const;
  if (city.listing === 'banded') return { wait: 'donor.how.wait.text.banded', pay: 'donor.how.pay.text.banded' } as const;
  return { wait: 'donor.how.wait.text', pay: 'donor.how.pay.text' } as const;
}

/** A city that is not open: it says so, and where one can give today. */
export function ClosedCityPage({ view, open }: { view: CityView; open: readonly City[] }): VNode {
  const { city, language, texts } = view;
  const name = city.name(language);
  const paused = city.status === 'paused';
  // A city's own host knows no other city.
  const network = city.base === '' ? pageSettings().networkUrl : '';
  return (
    <DonorLayout view={view} title={name} here="" head={<ShareHead view={view} />}>
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
