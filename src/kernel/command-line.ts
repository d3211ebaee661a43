/** What a command is given: its arguments, the application's deeds, and where its lines go. */
export interface CommandLine {
  readonly args: readonly string[];
  readonly get: <T>(token: abstract new (...parameters: never[]) => T) => T;
  readonly print: (line: string) => void;
}
