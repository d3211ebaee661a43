import type { SettingName } from './declared-settings.js';

/** Reads settings one by one and remembers what is wrong with them, so that a person sees all of it at once. */
export class Environment {
  readonly problems: string[] = [];

  constructor(private readonly values: NodeJS.ProcessEnv) {}

  /** An empty variable counts as none: docker-compose hands on `${X:-}` that way. */
  text(name: SettingName): string | undefined {
    const value = this.values[name]?.trim();
    return value === '' ? undefined : value;
  }

  oneOf<T extends string>(name: SettingName, allowed: readonly T[], otherwise: T): T {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const found = allowed.find((word) => word === value.toLowerCase());
    if (found === undefined) this.refuse(name, `is "${value}"; it must be one of ${allowed.join(', ')}.`);
    return found ?? otherwise;
  }

  list<T extends string>(name: SettingName, allowed: readonly T[], otherwise: readonly T[]): readonly T[] {
    const words = this.text(name)
      ?.split(',')
      .map((word) => word.trim().toLowerCase())
      .filter((word) => word !== '');
    if (words === undefined) return otherwise;
    const unknown = words.filter((word) => !(allowed as readonly string[]).includes(word));
    if (unknown.length > 0) this.refuse(name, `names "${unknown.join(', ')}"; it is a list of ${allowed.join(', ')}.`);
    return allowed.filter((word) => words.includes(word));
  }

  yes(name: SettingName, otherwise: boolean): boolean {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return otherwise;
    if (['1', 'true', 'yes'].includes(value)) return true;
    if (['0', 'false', 'no'].includes(value)) return false;
    this.refuse(name, `is "${value}"; it must be 1 or 0.`);
    return otherwise;
  }

  port(name: SettingName, otherwise: number): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const port = Number(value);
    if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
    this.refuse(name, `is "${value}"; it must be a number from 1 to 65535.`);
    return otherwise;
  }

  /** @returns the URL without a slash at its end */
  url(name: SettingName, protocols: readonly string[], otherwise: string | undefined): string | undefined {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    // The value itself is not repeated: it may hold a password.
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value.replace(/\/+$/, '');
    this.refuse(name, `is not a URL that begins with ${protocols.map((word) => `${word}//`).join(' or ')}.`);
    return otherwise;
  }

  /** Where people report a weakness: an address of the web or of mail. The value holds no secret. */
  contact(name: SettingName): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const isWeb = URL.canParse(value) && value.startsWith('https://');
    if ((isWeb || /^mailto:[^\s@,?]+@[^\s@,?]+\.[^\s@,?]+$/.test(value)) && /^[\x21-\x7e]+$/.test(value)) return value;
    this.refuse(name, 'is not one address that begins with https:// or mailto:');
    return undefined;
  }

  key(name: SettingName): Buffer | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const key = Buffer.from(value, 'base64');
    if (key.length === 32 && /^[A-Za-z0-9+/_-]{43}=?$/.test(value)) return key;
    this.refuse(name, 'is not 32 bytes in base64; make one with: openssl rand -base64 32');
    return undefined;
  }

  refuse(name: string, what: string): void {
    this.problems.push(`${name} ${what}`);
  }
}
