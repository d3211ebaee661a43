import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import type { SupportStatus } from './domain/support-life.js';
import { listSupports } from './support.store.js';
import { supportViews, type SupportView } from './support-view.js';

const MOST = 100;

/** The city's packages and cash support: those that wait for a second person, and those on the list, each the newest first, at most a hundred. */
@Injectable()
export class ListSupports {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City): Promise<{ waiting: SupportView[]; published: SupportView[] }> {
    return this.database.inCity(city.id, async (tx) => {
      const list = async (status: SupportStatus): Promise<SupportView[]> =>
        (await supportViews(tx, await listSupports(tx, status, MOST))).map(({ view }) => view);
      return { waiting: await list('waiting'), published: await list('published') };
    });
  }
}
