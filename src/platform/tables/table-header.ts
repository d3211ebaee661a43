export type Delimiter = ',' | ';';

/** Comma or semicolon: the one under which the first line names more of the columns we know. */
export function delimiterOf(firstLine: string, known: readonly string[]): Delimiter {
  const found = (delimiter: Delimiter): number => readHeader(firstLine.split(delimiter)).filter((name) => known.includes(name)).length;
  return found(';') > found(',') ? ';' : ',';
}

/** Column names as they are compared: without quotes, blanks and capitals; blank names at the end are a spreadsheet's, not columns. */
export function readHeader(cells: readonly string[]): string[] {
  const names = cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
      .toLowerCase(),
  );
  while (names.at(-1) === '') names.pop();
  return names;
}

export interface HeaderFault {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly twice: readonly string[];
}

/** @returns what is wrong with the header, or undefined */
export function headerFault(names: readonly string[], required: readonly string[], allowed: readonly string[]): HeaderFault | undefined {
  const missing = required.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !required.includes(name) && !allowed.includes(name));
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  return missing.length + unknown.length + twice.length === 0 ? undefined : { missing, unknown, twice };
}
