export {
  Config,
  ConfigError,
  type LogLevel,
  type Mode,
  paymentProviders,
  type PaymentProviderName,
  type Purpose,
  type Settings,
} from './config.js';
export { declaredSettings, type DeclaredSetting } from './declared-settings.js';
export { demoKey, demoPassword } from './demo-secrets.js';
export { projectRoot } from './project-root.js';
export { completeConfig, isLoopback, readSettings } from './read-settings.js';
export { keyNames, keysOfSite, logins, sites, type KeyName, type Login, type Site } from './sites.js';
