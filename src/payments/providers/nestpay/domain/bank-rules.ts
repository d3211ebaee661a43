import type { BankRules } from './settings.js';

/** What this process was told of banks: how it runs, and the hosts that its operator allows. */
export const bankRules = ({ mode, bankHosts }: { readonly mode: string; readonly bankHosts: readonly string[] }): BankRules => ({
  production: mode === 'production',
  hosts: bankHosts,
});
