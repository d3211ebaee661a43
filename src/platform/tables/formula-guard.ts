// What a spreadsheet program would run instead of show: at the start of a cell, and after a comma, a semicolon or a line break within it.
// A spreadsheet of another country splits a line at the other one, whatever quotes stand around it.
const runs = /(?<=^|[,;\r\n])(?=["' \t]*[=+\-@])/g;
const guarded = /(?<=^|[,;\r\n])'(?=["' \t]*[=+\-@])/g;

/** Guards a cell for a file that people open in a spreadsheet: an apostrophe before what would run makes it text. */
export function guard(cell: string): string {
  return cell.replace(runs, "'");
}

/** The exact reverse of {@link guard}, for a file of ours that comes back mended. */
export function unguard(cell: string): string {
  return cell.replace(guarded, '');
}
