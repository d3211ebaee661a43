import ipaddr from 'ipaddr.js';

/**
 * The subnet that a client's address stands for: an IPv4 address itself; the first 64 bits of an IPv6 address, since one client has all
 * addresses of such a subnet. An IPv4 address written as IPv6 is the IPv4 address.
 */
export function clientSubnet(address: string): string {
  const [bare = ''] = address.split('%');
  if (!ipaddr.isValid(bare)) return bare;
  const known = ipaddr.process(bare);
  if (known instanceof ipaddr.IPv4) return known.toString();
  return `${known.parts
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}
