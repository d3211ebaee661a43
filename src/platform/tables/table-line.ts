import { stringify } from 'csv-stringify/sync';

/** One line of a delimited file, quoted where it must be. */
export function tableLine(cells: readonly string[], delimiter: string): string {
  return stringify([[...cells]], { delimiter, record_delimiter: '\r\n', quoted_match: edges });
}

/** Blanks at an edge are part of the cell. */
const edges = /^\s|\s$|[\r\n]/;
