import type { VNode } from 'preact';
import { never } from '../../../kernel/assert.js';
import { PRIVATE_LINK_DAYS, type DonationStatus, type DonationView } from '../../../donations/index.js';
import type { TextKey, Texts } from '../../../platform/texts/index.js';
import type { ThanksWeek } from '../../../reports/index.js';
import { ButtonLink, Facts, Notice } from '../../shared/index.js';
import { choiceName } from '../domain/choice-name.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { LineDivider } from '../layout/line-divider.js';
import { HouseholdThanks } from '../layout/household-thanks.js';
import { shareAddress } from '../sharing/share-head.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly gift: DonationView;
  /** This page's whole address: what the donor keeps. */
  readonly link: string;
  readonly token: string;
  /** Payments that the basket still holds. */
  readonly waiting: number;
  readonly thanks?: ThanksWeek | undefined;
  /** Minutes in which it can still be paid at the provider, up; undefined where it cannot. */
  readonly minutes?: number | undefined;
  /** The donor came back from the provider's page without paying. */
  readonly left?: boolean;
}

/** Seconds between two looks at a payment that is on its way, and at one that nobody may be making. */
const PENDING_REFRESH_SECONDS = 3;
const LEFT_REFRESH_SECONDS = 10;

/** Where a gift stands: seen by who has the private link, without an account. It only reads. */
export function DonationPage(props: Props): VNode {
  const { view, gift, link, token } = props;
  const { city, language, texts } = view;
  const ended = !awaitsPayment(gift.status);
  const left = !ended && props.left === true;
  return (
    <DonorLayout view={view} title={texts.t('donor.gift.title')} here={`/gifts/${token}`} width="narrow" indexed={false}>
      <div class="stack stack--l" id="gift" data-refresh={ended ? undefined : left ? LEFT_REFRESH_SECONDS : PENDING_REFRESH_SECONDS}>
        <div class="stack" role="status">
          <h1>{left ? texts.t('donor.gift.left') : headline(texts, gift.status)}</h1>
          <p class="lead">{left ? leftText(texts, props.minutes) : explanation(view, gift)}</p>
        </div>
        {gift.told && (
          <Notice tone="success">
            <strong>{texts.t('news.title')}.</strong> {texts.t('news.page')}
          </Notice>
        )}
        <NextStep {...props} />
        <section class="receipt stack">
          <h2>{texts.t('donor.gift.lines')}</h2>
          <ul class="lines plain-list">
            {gift.lines.map((line) => (
              <li>
                <span>
                  {choiceName(view, line.choice)}
                  {gift.status !== 'disputed' && <span class="quiet small"> · {texts.t(lineStates[line.state])}</span>}
                </span>
                <span class="tabular">{texts.money(line.amount)}</span>
              </li>
            ))}
          </ul>
          <p class="receipt__total tabular">
            <span>{texts.t('donor.checkout.total')}</span>
            <span>{texts.money(gift.amount)}</span>
          </p>
          {gift.refund && <Facts facts={[[refundText(texts, gift.refund), texts.money(gift.refund.amount)]]} />}
          {gift.refund?.byItself && <p class="quiet small">{texts.t('donor.gift.refund.why')}</p>}
        </section>
        {props.thanks && <HouseholdThanks texts={texts} thanks={props.thanks} />}
        {gift.status === 'received' && (
          <div class="hero__line no-print">
            <LineDivider />
          </div>
        )}
        {hasArrived(gift.status) && (
          <section class="stack stack--s no-print">
            <h2>{texts.t('share.title')}</h2>
            <p class="quiet">{texts.t('share.text')}</p>
            <a class="share" href={city.path(language)}>
              <img
                src={city.path(language, '/card.svg')}
                alt={`${city.name(language)}: ${texts.t('share.line')}`}
                width="600"
                height="315"
                loading="lazy"
              />
              <span class="private-link">{shareAddress(view)}</span>
            </a>
          </section>
        )}
        <section class="stack stack--s">
          <h2>{texts.t('donor.gift.link')}</h2>
          <p class="quiet">
            {texts.t('donor.gift.link.text')} {texts.t('share.link.days', { days: PRIVATE_LINK_DAYS })}
          </p>
          <p class="private-link">
            <a href={city.path(language, `/gifts/${token}`)}>{link}</a>
          </p>
        </section>
      </div>
    </DonorLayout>
  );
}

/** The page's one clear next step. */
function NextStep(props: Props): VNode {
  const { view, gift, token, waiting } = props;
  const { city, language, texts } = view;
  const list = city.path(language, '/bills');
  const checkout = city.path(language, '/checkout');
  if (awaitsPayment(gift.status)) return <UnpaidSteps {...props} />;
  const received = hasArrived(gift.status);
  return (
    <div class="stack">
      {received && waiting > 0 && <p class="lead">{texts.t('donor.gift.next', { count: waiting })}</p>}
      <div class="row">
        {waiting > 0 ? (
          <ButtonLink href={checkout}>{texts.t(received ? 'donor.gift.next.go' : 'donor.gift.again')}</ButtonLink>
        ) : (
          <ButtonLink href={list}>{texts.t(received ? 'donor.gift.more' : 'donor.list.all')}</ButtonLink>
        )}
        {received && (
          <ButtonLink variant="secondary" href={city.path(language, `/gifts/${token}/receipt`)}>
            {texts.t('donor.gift.receipt')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

/** While no word has come: look again, and for who has not paid, back to where one pays, or to the basket and the list. */
function UnpaidSteps({ view, token, waiting, minutes, left = false }: Props): VNode {
  const { city, language, texts } = view;
  const here = city.path(language, `/gifts/${token}`);
  const back = minutes !== undefined && (
    <ButtonLink variant={left ? 'primary' : 'secondary'} href={`${here}/pay`}>
      {texts.t('donor.gift.left.back')}
    </ButtonLink>
  );
  return (
    <div class="stack">
      {!left && (
        <div class="row">
          <ButtonLink href={here}>{texts.t('donor.gift.pending.look')}</ButtonLink>
        </div>
      )}
      {!left && minutes !== undefined && <p>{texts.t('donor.gift.pending.unpaid', { minutes })}</p>}
      <div class="row">
        {back}
        {waiting > 0 && (
          <ButtonLink variant="secondary" href={city.path(language, '/checkout')}>
            {texts.t('donor.basket.go')}
          </ButtonLink>
        )}
        <ButtonLink variant="secondary" href={city.path(language, '/bills')}>
          {texts.t('donor.list.all')}
        </ButtonLink>
      </div>
    </div>
  );
}

function leftText(texts: Texts, minutes: number | undefined): string {
  return minutes === undefined ? texts.t('donor.gift.left.over') : texts.t('donor.gift.left.text', { minutes });
}

/** That the biller has confirmed a bill is news that waits (it could tell a donor whose it was): until it is told, a line reads as given. */
const lineStates = {
  reserved: 'donor.gift.line.reserved',
  funded: 'donor.gift.line.funded',
  released: 'donor.gift.line.released',
  paid: 'news.line',
} as const satisfies Record<DonationView['lines'][number]['state'], TextKey>;

export function awaitsPayment(status: DonationStatus): boolean {
  return status === 'created' || status === 'pending';
}

/** Money came and is here: not where the card's bank took it back, until it decides or for good. */
function hasArrived(status: DonationStatus): boolean {
  return status === 'received';
}

/** A receipt says what was received; of what goes back it says that too. What a bank took back by a dispute is certified to nobody. */
export function hasReceipt({ status, receivedAt }: DonationView): boolean {
  return receivedAt !== undefined && status !== 'disputed';
}

/** What could not be returned is not said to be on its way. */
function refundText(texts: Texts, { status }: NonNullable<DonationView['refund']>): string {
  return texts.t(status === 'failed' || status === 'unreturnable' ? 'donor.gift.refund.failed' : 'donor.gift.refund');
}

function headline(texts: Texts, status: DonationStatus): string {
  switch (status) {
    case 'created':
    case 'pending':
      return texts.t('donor.gift.pending');
    case 'received':
      return texts.t('donor.gift.received');
    case 'disputed':
      return texts.t('donor.gift.disputed');
    case 'failed':
      return texts.t('donor.gift.failed');
    case 'expired':
      return texts.t('donor.gift.expired');
    case 'refunded':
      return texts.t('donor.gift.refunded');
    default:
      return never(status);
  }
}

function explanation({ city, texts }: CityView, { status, lines }: DonationView): string {
  switch (status) {
    case 'created':
    case 'pending':
      return texts.t('donor.gift.pending.text');
    case 'disputed':
      return texts.t('donor.gift.disputed.text');
    case 'received':
      // Only where a bill is chosen by itself is the money fixed to it.
      return city.listing === 'exact' && lines.every(({ choice }) => choice.kind === 'bill')
        ? texts.t('donor.gift.received.text', { count: Math.max(1, lines.length) })
        : texts.t('donor.gift.received.chosen');
    case 'failed':
      return texts.t('donor.gift.failed.text');
    case 'expired':
      return texts.t('donor.gift.expired.text');
    case 'refunded':
      return texts.t('donor.gift.refunded.text');
    default:
      return never(status);
  }
}
