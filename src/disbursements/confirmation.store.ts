import type { CityTx } from '../platform/database/index.js';
import { ConfirmationLineEntity } from './confirmation-line.entity.js';
import { ConfirmationEntity } from './confirmation.entity.js';

type Tx = CityTx<'casework'>;
export type NewLine = Omit<ConfirmationLineEntity, 'cityId' | 'confirmationId'>;

const CHUNK = 1_000;

export async function findByHash(tx: Tx, fileHash: Buffer): Promise<ConfirmationEntity | null> {
  return tx.manager.findOneBy(ConfirmationEntity, { cityId: tx.cityId, fileHash });
}

export async function findConfirmation(tx: Tx, id: string): Promise<ConfirmationEntity | null> {
  return tx.manager.findOneBy(ConfirmationEntity, { cityId: tx.cityId, id });
}

export async function listConfirmations(tx: Tx, limit: number): Promise<ConfirmationEntity[]> {
  return tx.manager.find(ConfirmationEntity, { where: { cityId: tx.cityId }, order: { createdAt: 'DESC', id: 'ASC' }, take: limit });
}

export async function addConfirmation(tx: Tx, confirmation: Omit<ConfirmationEntity, 'cityId'>, lines: readonly NewLine[]): Promise<void> {
  await tx.manager.insert(ConfirmationEntity, { ...confirmation, cityId: tx.cityId });
  for (let from = 0; from < lines.length; from += CHUNK) {
    const values = lines.slice(from, from + CHUNK).map((line) => ({ ...line, cityId: tx.cityId, confirmationId: confirmation.id }));
    await tx.manager.createQueryBuilder().insert().into(ConfirmationLineEntity).values(values).updateEntity(false).execute();
  }
}

export async function linesOf(tx: Tx, confirmationId: string, limit: number): Promise<ConfirmationLineEntity[]> {
  return tx.manager.find(ConfirmationLineEntity, { where: { cityId: tx.cityId, confirmationId }, order: { lineNo: 'ASC' }, take: limit });
}
