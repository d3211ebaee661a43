/** What a spreadsheet program would run instead of show. */
const runs = /^'*[=+\-@\t\r]/;

/** Guards a cell for a file that people open in a spreadsheet: a leading apostrophe makes it text. */
export function guard(cell: string): string {
  return runs.test(cell) ? `'${cell}` : cell;
}

/** The exact reverse of {@link guard}, for a file of ours that comes back mended. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && runs.test(cell) ? cell.slice(1) : cell;
}
