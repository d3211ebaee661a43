import type { FastifyReply } from 'fastify';

/**
 * Lets the sites named show this answer in a frame; every other page of the service refuses any frame. What is framed has no script, no form
 * and nothing of a session: whoever frames it can take nothing by a click in the wrong place.
 * @param hosts host names, without a scheme
 */
export function framedBy(reply: FastifyReply, hosts: readonly string[]): void {
  const ancestors = hosts.length === 0 ? "'none'" : hosts.map((host) => `https://${host}`).join(' ');
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ];
  void reply.header('content-security-policy', policy.join('; '));
  // The old header knows no list of hosts: browsers that know the policy go by it.
  if (hosts.length > 0) reply.raw.removeHeader('x-frame-options');
}
