import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { paymentProviders } from '../config/index.js';

/** What Prometheus reads. Labels are few and known: a label by person, city or id would be a record of people, and would never end. */
@Injectable()
export class Metrics {
  /** Rooms may add counters of their own: `new Counter({ …, registers: [metrics.registry] })`. */
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly notificationsRefused = new Counter({
    name: 'notifications_refused_total',
    help: 'Notifications that were refused at the door, of which nothing is kept, by provider and refusal code',
    labelNames: ['provider', 'reason'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method: known.has(method) ? method : 'other', route, status: String(status) }, seconds);
  }

  /** @param provider as the address names it: one that there is not counts as `other` @param reason a refusal's code */
  refuseNotification(provider: string, reason: string): void {
    this.notificationsRefused.inc({ provider: providers.has(provider) ? provider : 'other', reason });
  }
}

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const providers: ReadonlySet<string> = new Set(paymentProviders);
