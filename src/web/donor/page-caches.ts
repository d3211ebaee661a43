import { Injectable } from '@nestjs/common';
import type { PublicNeed } from '../../needs/index.js';
import { Config } from '../../platform/config/index.js';
import { PageCache } from './page-cache.js';

/** Milliseconds that a list or a home page is shown after it was made. A bill that fills meanwhile is refused at the checkout. */
const KEPT = 1_500;

/** The pages that everybody reads. Tests see each change at once. */
@Injectable()
export class PageCaches {
  readonly homes: PageCache;
  readonly lists: PageCache<readonly PublicNeed[]>;

  constructor({ mode }: Config) {
    const kept = mode === 'test' ? 0 : KEPT;
    this.homes = new PageCache(kept);
    this.lists = new PageCache(kept);
  }
}
