/** How often each command ran, over all histories of this process: `start, a need`, `start, refused`. */
export type Ran = Readonly<Record<string, number>>;

/** What is counted beside the commands: it comes of a clock jump, once for each gift or need. */
export const consequences: readonly string[] = ['lapse', 'need ended'];

/** What one process has to tell when its histories are through. */
export interface Figures {
  readonly seed: number;
  readonly histories: number;
  readonly seconds: number;
  readonly ran: Ran;
}

export function together(all: readonly Figures[]): Ran {
  const sums = new Map<string, number>();
  for (const { ran } of all) for (const [name, times] of Object.entries(ran)) sums.set(name, (sums.get(name) ?? 0) + times);
  return Object.fromEntries(sums);
}

/** One line a command, the commonest first, and behind it how it went. */
export function tell(ran: Ran): string {
  const commands = new Map<string, { times: number; ways: [string, number][] }>();
  for (const [name, times] of Object.entries(ran)) {
    const [command = name, ...way] = name.split(', ');
    const known = commands.get(command) ?? { times: 0, ways: [] };
    commands.set(command, { times: known.times + times, ways: way.length === 0 ? known.ways : [...known.ways, [way.join(', '), times]] });
  }
  return [...commands]
    .toSorted(([, a], [, b]) => b.times - a.times)
    .map(([command, { times, ways }]) => {
      const list = ways.toSorted(([, a], [, b]) => b - a).map(([way, some]) => `${way} ${String(some)}`);
      return `${String(times).padStart(9)}  ${command}${list.length > 0 ? ` (${list.join('; ')})` : ''}\n`;
    })
    .join('');
}
