import { Injectable } from '@nestjs/common';
import type { PublicNeed } from '../../../needs/index.js';
import { Config } from '../../../platform/config/index.js';
import type { Offer } from '../domain/offers.js';
import { PageCache } from './page-cache.js';

/** What a list was made of. */
export interface ListedBills {
  readonly needs: readonly PublicNeed[];
  readonly offers: readonly Offer[];
}

/**
 * The pages that everybody reads. Where bills are shown by classes, their keys hold what is offered at the
 * moment of the request (`offersKey`), so that no kept page shows a class that is public no more.
 */
@Injectable()
export class PageCaches {
  readonly homes: PageCache;
  readonly lists: PageCache<ListedBills>;

  constructor({ pageCacheMs }: Config) {
    this.homes = new PageCache(pageCacheMs);
    this.lists = new PageCache(pageCacheMs);
  }
}
