import { Global, Inject, Module, Optional, type OnModuleInit } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { type FieldCrypto, fieldCryptoToken } from '../crypto/index.js';
import { type Database, databaseToken } from '../database/index.js';
import { Jobs } from '../jobs/index.js';
import { MailTransport } from '../mail/index.js';
import { Outbox } from './outbox.js';
import { SendMailJob } from './send-mail.job.js';
import { MailTemplates } from './templates.js';

@Global()
@Module({ providers: [Outbox, MailTemplates], exports: [Outbox, MailTemplates] })
export class OutboxModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly templates: MailTemplates,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    @Optional() @Inject(databaseToken('donor')) private readonly donor?: Database<'donor'>,
    @Optional() @Inject(fieldCryptoToken('giving')) private readonly giving?: FieldCrypto,
    @Optional() @Inject(databaseToken('casework')) private readonly casework?: Database<'casework'>,
    @Optional() @Inject(fieldCryptoToken('receiving')) private readonly receiving?: FieldCrypto,
  ) {}

  /** One mail job for each side that this process serves. */
  onModuleInit(): void {
    if (this.donor && this.giving) {
      this.jobs.register(new SendMailJob('donor', this.donor, this.giving, this.templates, this.transport, this.clock));
    }
    if (this.casework && this.receiving) {
      this.jobs.register(new SendMailJob('casework', this.casework, this.receiving, this.templates, this.transport, this.clock));
    }
  }
}
