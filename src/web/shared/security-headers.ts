import type { FastifyHelmetOptions } from '@fastify/helmet';

export interface SecurityHeaderSettings {
  /** True where BASE_URL is https: only then may a browser be told to insist on it. */
  readonly https: boolean;
  /** Hosts that a form's answer may lead to: the payment providers' hosted pages, as `https://checkout.example`. */
  readonly paymentHosts?: readonly string[];
}

/** What `main.ts` hands to @fastify/helmet: no inline script or style, nothing from another host, no frame. */
export function securityHeaders({ https, paymentHosts = [] }: SecurityHeaderSettings): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // designsystemet draws its small marks from data: addresses.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // Browsers hold a form's redirect to this list too.
        formAction: ["'self'", ...paymentHosts],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // A private link's address must not travel to another site.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  };
}
