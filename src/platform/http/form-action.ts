import type { FastifyReply } from 'fastify';

/**
 * Lets the forms of this one answer lead to one more place, as `https://bank.example`: the pages' security policy, set on every answer,
 * keeps them at home.
 */
export function allowFormTo(reply: FastifyReply, origin: string): void {
  const policy = reply.raw.getHeader('content-security-policy');
  if (typeof policy !== 'string') return;
  void reply.header(
    'content-security-policy',
    policy.replace(/form-action [^;]*/, (held) => `${held} ${origin}`),
  );
}
