/**
 * What stands for a client: its IPv4 address, or the /64 network of its IPv6 address, of which a single customer has
 * all. `undefined` for what is no address.
 *
 * @param address - As proxies write it, too: in brackets, with a port or a zone, an IPv4 address in an IPv6 one.
 */
export function clientKey(address: string): string | undefined {
  if (address.length > 100) return undefined;
  const [, bracketed, withPort] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(address.trim()) ?? [];
  const host = (bracketed ?? withPort ?? address.trim()).replace(/%.*$/, '');
  return host.includes(':') ? networkOf(host) : ipv4(host);
}

/**
 * Whether customers can call from there by themselves. A private, loopback or link-local address is that of a proxy
 * before the server, of the same machine, or of the same network.
 *
 * @see {@link https://www.iana.org/assignments/iana-ipv4-special-registry}
 */
export function isPublic(key: string): boolean {
  return key.includes(':')
    ? !/^(?:0:0:0:0$|f[cd]..:|fe[89ab].:)/.test(key)
    : !/^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
        key,
      );
}

function ipv4(host: string): string | undefined {
  const bytes = host.split('.');
  const isAddress =
    bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) <= 255);
  return isAddress ? bytes.map(Number).join('.') : undefined;
}

function networkOf(host: string): string | undefined {
  if (!/^[\da-f:.]+$/i.test(host) || !URL.canParse(`http://[${host}]/`)) return undefined;
  // Written in one way now, but for the zeros that `::` leaves out.
  const [before = '', after] = new URL(`http://[${host}]/`).hostname.slice(1, -1).split('::');
  const head = before ? before.split(':') : [];
  const tail = after ? after.split(':') : [];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const groups = [...head, ...zeros, ...tail];
  const [high, low] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  if (
    groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff' &&
    high !== undefined &&
    low !== undefined
  ) {
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return groups.slice(0, 4).join(':');
}
