import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger, type LoggerOptions, type LogFn } from 'pino';
import type { LogLevel } from '../config/index.js';

// What must not be logged even if somebody hands it over by mistake. The rule is not to.
const redacted = [
  'password',
  'token',
  'secret',
  'key',
  'email',
  'mail',
  'name',
  'nationalId',
  'subscriberNo',
  'body',
  'query',
  'cookie',
  'authorization',
  'url',
  'params',
];

/** Lines of JSON on standard output. They hold route patterns, codes, counts and times, never what a person typed. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const paths = redacted.flatMap((word) => [word, `*.${word}`, `*.*.${word}`]);
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: describeError },
    hooks: { logMethod: withoutMessageOfError },
  } satisfies LoggerOptions;
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** pino makes the error's message the line's, unless the line has one. */
function withoutMessageOfError(this: Logger, given: Parameters<LogFn>, write: LogFn): void {
  const [first, ...rest] = given as unknown[];
  const line = first instanceof Error ? { err: first } : first;
  const hasError = typeof line === 'object' && line !== null && 'err' in line;
  const sentence = hasError && typeof rest[0] !== 'string' ? ['error'] : rest;
  write.apply(this, [line, ...sentence] as Parameters<LogFn>);
}

/**
 * An error without what it may quote: messages of the database, of parsers and of the language itself repeat the value at fault.
 * What is left is its kind, its code, the constraint, and where in our code it happened.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(error.name === 'AssertionError' ? { message: error.message } : {}),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    at: frames.slice(0, 12).map((line) => line.trim()),
  };
}

// What the framework tells about its own start.
const framework = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'TypeOrmModule',
  'TypeOrmCoreModule',
]);

/** Nest's `Logger` in every room ends here: the last argument is the context, what comes before is a sentence, an object or an error. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: Level, message: unknown, rest: unknown[]): void {
    const last = rest.at(-1);
    const context = typeof last === 'string' && !last.includes('\n') ? last : undefined;
    const quiet = level === 'info' && context !== undefined && framework.has(context) ? 'debug' : level;
    const error = [message, ...rest].find((each) => each instanceof Error);
    if (error !== undefined) this.logger[quiet]({ context, err: error });
    else if (typeof message === 'object' && message !== null) this.logger[quiet]({ context, ...message });
    else this.logger[quiet]({ context }, String(message));
  }
}
