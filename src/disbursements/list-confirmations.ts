import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { confirmationView, type ConfirmationView } from './domain/confirmation-view.js';
import { listConfirmations } from './confirmation.store.js';

const MOST = 100;

/** The city's confirmation files, the newest first, at most a hundred. */
@Injectable()
export class ListConfirmations {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City): Promise<ConfirmationView[]> {
    const rows = await this.database.inCity(city.id, (tx) => listConfirmations(tx, MOST));
    return rows.map(confirmationView);
  }
}
