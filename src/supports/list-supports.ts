import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { listSupports } from './support.store.js';
import { supportView, type SupportView } from './support-view.js';

const MOST = 100;

/** The city's packages and cash support: those that wait for a second person, and those on the list, each the newest first, at most a hundred. */
@Injectable()
export class ListSupports {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City): Promise<{ waiting: SupportView[]; published: SupportView[] }> {
    return this.database.inCity(city.id, async (tx) => ({
      waiting: (await listSupports(tx, 'waiting', MOST)).map(supportView),
      published: (await listSupports(tx, 'published', MOST)).map(supportView),
    }));
  }
}
