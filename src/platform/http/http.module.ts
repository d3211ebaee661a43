import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';
import { SameOriginGuard } from './same-origin.guard.js';
import { SecurityTxtController } from './security-txt.controller.js';

/** Health, metrics, the address for weaknesses, and the guard against other sites' pages. Imported first: guards stand in the order of the modules. */
@Global()
@Module({
  controllers: [HealthController, MetricsController, SecurityTxtController],
  providers: [Metrics, Readiness, { provide: APP_GUARD, useClass: SameOriginGuard }],
  exports: [Metrics, Readiness],
})
export class HttpModule {}
