import type { Config } from '../../../../platform/config/index.js';
import type { BankRules } from './settings.js';

/** What this process was told of banks. */
export const bankRules = ({ mode, bankHosts }: Pick<Config, 'mode' | 'bankHosts'>): BankRules => ({
  production: mode === 'production',
  hosts: bankHosts,
});
