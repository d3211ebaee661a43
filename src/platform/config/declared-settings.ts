/** One environment variable that a process reads. `npm run reference` prints the list as docs/settings.md. */
export interface DeclaredSetting {
  /** What holds where the variable is not set or empty. */
  readonly byDefault: string;
  readonly meaning: string;
  /** What production asks of it beyond that, where it does. */
  readonly inProduction?: string;
  /** Taken out of the process's environment after it was read, so that no library and no child process finds it. */
  readonly secret?: true;
}

const loginUrl = (login: string): DeclaredSetting => ({
  byDefault: 'the embedded server',
  meaning: `Postgres URL of the login \`${login}\`. Giving one URL means bringing your own Postgres.`,
  inProduction: `required where SITES serves \`${login}\`; refused elsewhere`,
  secret: true,
});

const masterKey = (what: string): DeclaredSetting => ({
  byDefault: 'made in DATA_DIR',
  meaning: `Master key of ${what}: 32 bytes in base64 (\`openssl rand -base64 32\`).`,
  inProduction: 'required where a site that uses it is served; no example, development or shared key',
  secret: true,
});

const previousKey = (key: string): DeclaredSetting => ({
  byDefault: 'none',
  meaning: `The master key before \`${key}\`, while it is being replaced (\`npm run keys:rotate\`).`,
  secret: true,
});

/** Every environment variable that the service reads. A name that is not here cannot be read: `Environment` does not compile with it. */
export const declaredSettings = {
  NODE_ENV: { byDefault: '`development`', meaning: '`production` turns on the rules of production; `test` is for tests.' },
  DEMO: {
    byDefault: '`1` in development, else `0`',
    meaning: "The demonstration's cities and accounts, on loopback only. `0` starts an empty service.",
    inProduction: 'refused',
  },
  SITES: { byDefault: 'all', meaning: 'Which of `donor,office,casework,network` this process serves.' },
  HOST: { byDefault: '`127.0.0.1`; in production `0.0.0.0`', meaning: 'The address to listen on.' },
  PORT: { byDefault: '`3000`', meaning: 'The port to listen on.' },
  BASE_URL: {
    byDefault: '`http://localhost:PORT`',
    meaning: 'The address that visitors type: protocol, host and port. Cookies are `Secure` and HSTS is sent when it is https.',
    inProduction: 'required, and https',
  },
  SECURITY_CONTACT: {
    byDefault: 'none: `/.well-known/security.txt` answers 404',
    meaning: 'Where a weakness is reported (RFC 9116): one https or mailto address, as `mailto:security@city.example`.',
  },
  TRUST_PROXY: {
    byDefault: 'none',
    meaning: 'Addresses or networks of proxies, by comma, whose `X-Forwarded-For`, `-Proto` and `-Host` are believed.',
  },
  DATABASE_URL_DONOR: loginUrl('donor'),
  DATABASE_URL_OFFICE: loginUrl('office'),
  DATABASE_URL_CASEWORK: loginUrl('casework'),
  DATABASE_URL_NETWORK: loginUrl('network'),
  DATABASE_URL_BOOKS: {
    byDefault: 'the embedded server',
    meaning: 'Postgres URL of the login `books`, for `check:books`; an office process takes it if it is there.',
    secret: true,
  },
  DATABASE_URL_OWNER: {
    byDefault: 'the embedded server',
    meaning: 'Postgres URL of the login `owner`, for `migrate` alone. Outside production the server migrates with it at its start.',
    inProduction: 'refused in a process that serves requests',
    secret: true,
  },
  GIVING_KEY: masterKey('the giving side'),
  RECEIVING_KEY: masterKey('the receiving side'),
  OFFICE_KEY: masterKey('staff and reports'),
  GIVING_KEY_PREVIOUS: previousKey('GIVING_KEY'),
  RECEIVING_KEY_PREVIOUS: previousKey('RECEIVING_KEY'),
  OFFICE_KEY_PREVIOUS: previousKey('OFFICE_KEY'),
  PAYMENT_PROVIDERS: {
    byDefault: '`sandbox`; in production `stripe`',
    meaning: 'Which of `sandbox,stripe,nestpay` this process offers. Which account a city uses stands in its settings.',
    inProduction: '`sandbox` is refused',
  },
  NESTPAY_HOSTS: {
    byDefault: 'none',
    meaning: "Host names of banks, by comma, that the server may call for a city's NestPay account.",
    inProduction: 'required where `nestpay` is offered',
  },
  SMTP_URL: {
    byDefault: 'none: mail stays at `/dev/mailbox`, on loopback',
    meaning: 'The mail server (`smtp://` or `smtps://`).',
    inProduction: 'required where SITES serves `donor`',
    secret: true,
  },
  MAIL_FROM: { byDefault: 'none', meaning: 'The sender of every e-mail. Required with SMTP_URL.' },
  REQUEST_LIMITS: {
    byDefault: '`1`; in tests `0`',
    meaning: 'Whether networks that ask too often are asked to wait. `0` is for measurements.',
    inProduction: '`0` is refused',
  },
  METRICS_TOKEN: {
    byDefault: 'none: only this machine reads `/metrics`',
    meaning: 'Bearer token for `/metrics`.',
    inProduction: 'at least 24 characters',
    secret: true,
  },
  LOG_LEVEL: {
    byDefault: '`info`; in the demonstration `warn`, in tests `silent`',
    meaning: 'The least severe log line that is written: `fatal error warn info debug trace silent`.',
  },
  DATA_DIR: { byDefault: '`.data`', meaning: "The embedded server's data." },
  NODE_TLS_REJECT_UNAUTHORIZED: {
    byDefault: '`1`',
    meaning: "Node's own switch for certificates; nothing else here reads it.",
    inProduction: '`0` is refused',
  },
} as const satisfies Record<string, DeclaredSetting>;

export type SettingName = keyof typeof declaredSettings;

/** Names of the settings that must not stay in the environment. */
export const secretSettings: readonly string[] = Object.entries<DeclaredSetting>(declaredSettings).flatMap(([name, { secret }]) =>
  secret === true ? [name] : [],
);
