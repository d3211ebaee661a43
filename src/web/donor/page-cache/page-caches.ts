import { Injectable } from '@nestjs/common';
import type { PublicNeed } from '../../../needs/index.js';
import { Config } from '../../../platform/config/index.js';
import type { Offer } from '../domain/offers.js';
import { PageCache } from './page-cache.js';

/** Milliseconds that a list or a home page is shown after it was made. A bill that fills meanwhile is refused at the checkout. */
const KEPT = 1_500;

/** What a list was made of. */
export interface Listed {
  readonly needs: readonly PublicNeed[];
  readonly offers: readonly Offer[];
}

/**
 * The pages that everybody reads. Tests see each change at once. Where bills are shown by classes, their keys hold what is offered at the
 * moment of the request (`offersKey`), so that no kept page shows a class that is public no more.
 */
@Injectable()
export class PageCaches {
  readonly homes: PageCache;
  readonly lists: PageCache<Listed>;

  constructor({ mode }: Config) {
    const kept = mode === 'test' ? 0 : KEPT;
    this.homes = new PageCache(kept);
    this.lists = new PageCache(kept);
  }
}
