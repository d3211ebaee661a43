import type { Listing, MoneyPath } from '../../src/cities/index.js';
import { adversaries } from './adversaries.js';
import { errorOf, ratioOf, type Cell } from './measure.js';
import type { Probe } from './probing.js';

export const listings: readonly Listing[] = ['exact', 'banded'];
export const paths: readonly MoneyPath[] = ['direct', 'trust', 'pool'];
export const columns = listings.flatMap((listing) => paths.map((path) => `${listing}, ${path}`));

export interface Findings {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly probe: Probe;
  readonly seeds: readonly number[];
  readonly scale: { readonly days: number; readonly giftsPerDay: number };
}

const cellOf = ({ cells }: Findings, name: string, column: string): Cell | undefined => cells.get(`${name} / ${column}`);
const percent = (value: number): string => `${(value * 100).toFixed(value < 0.1 ? 1 : 0)} %`;

/** Beside chance, and how often right. */
export function ratios(findings: Findings): string {
  return table(['adversary', ...columns], (name, column) => {
    const cell = cellOf(findings, name, column);
    return cell
      ? `${ratioOf(cell).toFixed(1)}${errorOf(cell) < 0.05 ? '' : ` ± ${errorOf(cell).toFixed(1)}`} × (${percent(cell.success)})`
      : '–';
  });
}

export function sizes(findings: Findings): string {
  return table(['adversary', ...columns], (name, column) => {
    const cell = cellOf(findings, name, column);
    return cell ? `${cell.candidates.toFixed(0)} of ${cell.trials}` : '–';
  });
}

function table(head: readonly string[], cell: (name: string, column: string) => string): string {
  const lines = adversaries.map(({ name }) => [name, ...head.slice(1).map((column) => cell(name, column))]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}

/** The banded cells that are above what is promised, and whether by more than luck. */
export function above(findings: Findings, limit: number): string[] {
  return adversaries.flatMap(({ name }) =>
    paths.flatMap((path) => {
      const cell = cellOf(findings, name, `banded, ${path}`);
      if (cell === undefined || ratioOf(cell) <= limit) return [];
      const luck = ratioOf(cell) - 2 * errorOf(cell) <= limit ? ', within two standard errors' : '';
      return [`${name}, ${path}: ${ratioOf(cell).toFixed(1)} ×${luck}`];
    }),
  );
}
