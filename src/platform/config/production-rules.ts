import type { Purpose, Settings } from './config.js';
import { isDefaultPassword, isDemoKey, isExampleKey } from './demo-secrets.js';
import type { Environment } from './environment.js';
import { keyNames, keysOfSite, keyVariable, logins, previousKeyVariable, urlVariable, type Login } from './sites.js';

/** What production must not start with (guarantee B4): each is refused by its name, in one sentence. */
export function refuseUnsafeProduction(read: Environment, env: NodeJS.ProcessEnv, settings: Settings, purpose: Purpose): void {
  demoMode(read);
  baseUrl(read, settings);
  providers(read, env, settings);
  databases(read, settings, purpose);
  masterKeys(read, settings);
  if (purpose.sites === undefined) {
    othersSecrets(read, settings);
    mail(read, settings);
  }
  if (read.text('NODE_TLS_REJECT_UNAUTHORIZED') === '0')
    read.refuse('NODE_TLS_REJECT_UNAUTHORIZED', 'is 0: whoever stands between could play the provider, the database and the mail server.');
  if (!settings.requestLimits) read.refuse('REQUEST_LIMITS', 'is off: whoever wants could begin gifts and try codes without end.');
  const token = settings.metricsToken;
  if (token !== undefined && token.length < 24)
    read.refuse('METRICS_TOKEN', 'is shorter than 24 characters; make one with: openssl rand -base64 24');
}

/** Without a way out receipts would stay in memory, and nobody would hear of it. */
function mail(read: Environment, settings: Settings): void {
  if (settings.smtp === undefined && settings.sites.includes('donor') && read.text('SMTP_URL') === undefined) {
    read.refuse('SMTP_URL', 'is missing: the receipts that donors ask for would never leave.');
  }
}

function demoMode(read: Environment): void {
  if (read.yes('DEMO', false))
    read.refuse('DEMO', 'is on: demo mode has accounts that everybody knows, and production must not have them.');
}

function baseUrl(read: Environment, settings: Settings): void {
  if (settings.sites.length === 0) return; // migrations and checks have no visitors
  if (read.text('BASE_URL') === undefined) read.refuse('BASE_URL', 'is missing: the https address that visitors use.');
  else if (!settings.baseUrl.startsWith('https:')) read.refuse('BASE_URL', 'begins with http: production is reached over https only.');
}

function providers(read: Environment, env: NodeJS.ProcessEnv, settings: Settings): void {
  if (settings.providers.includes('sandbox')) {
    read.refuse('PAYMENT_PROVIDERS', 'names sandbox: that provider pays with play money, and production must not offer it.');
  }
  if (settings.providers.includes('nestpay') && settings.bankHosts.length === 0) {
    read.refuse('NESTPAY_HOSTS', 'is missing: the host names of the banks that this server may call for a city.');
  }
  for (const [name, value] of Object.entries(env)) {
    if (/^(sk|rk|pk)_test_/.test(value ?? '')) read.refuse(name, 'is a key of the provider’s test mode: production takes live keys only.');
  }
}

function databases(read: Environment, settings: Settings, purpose: Purpose): void {
  if (logins.every((login) => read.text(urlVariable(login)) === undefined)) {
    read.refuse('DATABASE_URL_…', 'is given for no site: the embedded server is for development, and production brings its own Postgres.');
  }
  if (read.text(urlVariable('owner')) !== undefined && purpose.logins?.includes('owner') !== true) {
    read.refuse(urlVariable('owner'), 'is for migrations only (npm run migrate): a process that serves requests must not hold it.');
  }
  const seen = new Map<string, Login>();
  for (const login of logins) {
    const url = login === 'owner' ? settings.ownerUrl : settings.databaseUrls[login];
    if (url === undefined) continue;
    const { username, password } = new URL(url);
    const other = seen.get(username);
    if (other !== undefined) {
      read.refuse(urlVariable(login), `uses the same login as ${urlVariable(other)} ("${username}"): each site has its own.`);
    }
    seen.set(username, login);
    if (isDefaultPassword(password)) {
      read.refuse(urlVariable(login), 'has a default or a development password, or one under 12 characters: give this login a random one.');
    }
  }
}

function masterKeys(read: Environment, settings: Settings): void {
  const seen = new Map<string, string>();
  for (const name of keyNames) {
    const key = settings.keys[name];
    if (key === undefined) continue;
    const variable = keyVariable(name);
    if (isDemoKey(key) || isExampleKey(key)) {
      read.refuse(variable, 'is a development or example key: make one with: openssl rand -base64 32');
    }
    const other = seen.get(key.toString('hex'));
    if (other !== undefined) read.refuse(variable, `is the same as ${other}: each side has its own key.`);
    seen.set(key.toString('hex'), variable);
  }
}

/** Only whether they are there is asked; their values stay unread. */
function othersSecrets(read: Environment, settings: Settings): void {
  const keys = keyNames
    .filter((name) => !settings.sites.some((site) => keysOfSite[site].includes(name)))
    .flatMap((name) => [keyVariable(name), previousKeyVariable(name)]);
  const urls = logins.filter((login) => !['books', 'owner', ...settings.sites].includes(login)).map(urlVariable);
  for (const name of [...keys, ...urls]) {
    if (read.text(name) !== undefined)
      read.refuse(name, 'belongs to a site that this process does not serve (SITES): take it out of its environment.');
  }
}
