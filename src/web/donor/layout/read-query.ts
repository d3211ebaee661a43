import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Refusal } from '../../../kernel/refusal.js';

/**
 * Reads a page's query by its DTO. Unlike a body's, a page's address may hold more than we know: other sites add their own marks
 * to links (`utm_source`, `fbclid`), and a shared link must still open.
 * @throws Refusal body_invalid naming the first parameter that does not fit
 */
export function readQuery<T extends object>(dto: new () => T, query: unknown): T {
  // Most readers come without one, and validating nothing costs as much as drawing the page.
  if (Object.keys(query as object).length === 0) return new dto();
  const read = plainToInstance(dto, query);
  const [first] = validateSync(read, { whitelist: true, forbidUnknownValues: true });
  if (first) throw new Refusal('body_invalid', {}, first.property);
  return read;
}
