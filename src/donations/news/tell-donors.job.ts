import { randomInt } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cities, type City } from '../../cities/index.js';
import type { DonationId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { type DailyJob, Jobs } from '../../platform/jobs/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { isNewsTime } from '../domain/news-time.js';
import { donorEmailBinding } from '../mail/email.js';
import { NEWS_MAIL } from './news.mail.js';
import { addressesOf, countNeedsOf, gatherNews, markTold, waitingNews } from './news.store.js';

/**
 * Tells donors that what they gave is paid: once a day, of k donations to k needs at least or of what has waited 14 days, all at once and in no
 * order. Told one by one, on the day of the biller's word, the news would say whose bill it was.
 */
@Injectable()
export class TellDonorsJob implements DailyJob<'donor'>, OnModuleInit {
  readonly job = 'tell-donors';
  readonly worker = 'donor';
  readonly hour = 9;

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.jobs.registerDaily(this);
  }

  async run(tx: CityTx<'donor'>, today: LocalDate): Promise<void> {
    const city = await this.cities.byId(tx.cityId);
    await gatherNews(tx, today);
    const waiting = await waitingNews(tx);
    const ids = waiting.map(({ donationId }) => donationId);
    const gathered = { due: waiting.map(({ dueOn }) => dueOn), needs: await countNeedsOf(tx, ids) };
    if (!isNewsTime(gathered, city.k, today)) return;
    await markTold(tx, ids, today);
    await this.write(tx, city, ids);
  }

  private async write(tx: CityTx<'donor'>, city: City, ids: readonly DonationId[]): Promise<void> {
    const cipher = await this.crypto.forCity(tx);
    const messages = (await addressesOf(tx, ids)).flatMap(({ id, language, email }) => {
      if (email === null) return [];
      const payload = { city: city.name(language), accent: city.theme.accent };
      return [{ kind: NEWS_MAIL, language, recipient: cipher.open(email, donorEmailBinding(id)), payload }];
    });
    await this.outbox.put(tx, shuffled(messages));
  }
}

/** In no order that anything of the donations has (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}
