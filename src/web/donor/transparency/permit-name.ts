import { examplePermit } from '../../../cities/index.js';
import type { Texts } from '../../../platform/texts/index.js';

/** The record that allows a money path, as the city calls it; an example says that it is one. */
export function permitName({ t }: Texts, permit: string): string {
  return permit === examplePermit ? t('transparency.permit.example') : permit;
}
