/** One line of a delimited file, quoted where it must be. */
export function tableLine(cells: readonly string[], delimiter: string): string {
  return `${cells.map((cell) => (needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`;
}

function needsQuotes(cell: string, delimiter: string): boolean {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) || cell !== cell.trim();
}
