import { type DynamicModule, Module, type Type } from '@nestjs/common';

import { BillsModule } from './bills/index.js';
import { BooksModule } from './books/index.js';
import { CasesModule } from './cases/index.js';
import { booksChecks } from './wiring/books-checks.js';
import { CitiesModule } from './cities/index.js';
import { DisbursementsModule } from './disbursements/index.js';
import { DonationsModule } from './donations/index.js';
import { HouseholdsModule } from './households/index.js';
import { BillsDue } from './wiring/due-bills.binding.js';
import { SupportsDue } from './wiring/due-supports.binding.js';
import { CoreModule } from './wiring/core.module.js';
import { IdentityModule } from './identity/index.js';
import type { Clock } from './kernel/clock.js';
import { loginsOf } from './wiring/logins-of.js';
import { NeedsModule } from './needs/index.js';
import { NetworkModule } from './network/index.js';
import { PaymentsModule } from './payments/index.js';
import type { Config } from './platform/config/index.js';
import { CryptoModule } from './platform/crypto/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { HttpModule } from './platform/http/index.js';
import { JobsModule } from './platform/jobs/index.js';
import { LimitsModule } from './platform/limits/index.js';
import { MailModule } from './platform/mail/index.js';
import { OutboxModule } from './platform/outbox/index.js';
import { reportTransportBinding } from './wiring/report-transport.binding.js';
import { ReportsModule } from './reports/index.js';
import { SupportsModule } from './supports/index.js';
import { AdminSiteModule } from './web/admin/index.js';
import { CaseworkSiteModule } from './web/casework/index.js';
import { CollectionsSiteModule } from './web/collections/index.js';
import { DisbursementsSiteModule } from './web/disbursements/index.js';
import { HouseholdSiteModule } from './web/household/index.js';
import { SecretariatSiteModule } from './web/secretariat/index.js';
import { DonorSiteModule } from './web/donor/index.js';
import { SharedPagesModule } from './web/shared/index.js';

export interface Wiring {
  readonly config: Config;
  readonly clock: Clock;
  /** false where a test or the demonstration runs the jobs by hand, in its own time */
  readonly ticking: boolean;
  /** What only a developer's machine runs beside it: the mailbox. */
  readonly local?: readonly Type[];
}

/** The wiring: the only place that sees more than one site. A site that is not served brings no module, no pool and no key. */
@Module({})
export class AppModule {
  static with({ config, clock, ticking, local = [] }: Wiring): DynamicModule {
    const serves = (site: Config['sites'][number]): boolean => config.sites.includes(site);
    const payments = PaymentsModule.with({
      donor: serves('donor'),
      office: serves('office'),
      providers: config.providers,
    });
    const donations = DonationsModule.with(payments);
    const cityWork = config.sites.some((site) => site !== 'network');
    return {
      module: AppModule,
      imports: [
        CoreModule.with(config, clock),
        HttpModule,
        DatabaseModule.forLogins(loginsOf(config)),
        CryptoModule.forMasterKeys(masterKeys(config)),
        JobsModule.with(ticking),
        MailModule.with(config.smtp),
        OutboxModule,
        ...(cityWork ? [CitiesModule.with(serves('office'))] : []),
        ...(cityWork ? [LimitsModule] : []),
        IdentityModule.forSites(config.sites),
        ...(config.databaseUrls.books === undefined ? [] : [BooksModule.with(booksChecks)]),
        ...(serves('donor') || serves('office') ? [payments] : []),
        ...(cityWork ? [ReportsModule.with(config.sites, reportTransportBinding(config.sites))] : []),
        ...(serves('donor') ? [NeedsModule, donations, DonorSiteModule.with(donations)] : []),
        ...(serves('office') ? [AdminSiteModule, CollectionsSiteModule] : []),
        ...(serves('casework')
          ? [
              HouseholdsModule,
              BillsModule,
              SupportsModule,
              CasesModule,
              DisbursementsModule.with({ bills: BillsDue, supports: SupportsDue }),
              HouseholdSiteModule,
              CaseworkSiteModule,
              DisbursementsSiteModule,
            ]
          : []),
        ...(serves('network') ? [NetworkModule, SecretariatSiteModule] : []),
        SharedPagesModule,
        ...local,
      ],
    };
  }
}

function masterKeys({ keys, previousKeys }: Config): Parameters<typeof CryptoModule.forMasterKeys>[0] {
  const given = Object.entries(keys) as [keyof Config['keys'], Buffer][];
  return Object.fromEntries(given.map(([name, key]) => [name, { key, previous: previousKeys[name] }]));
}
