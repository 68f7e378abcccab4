import { networkInterfaces } from 'node:os';

/**
 * Origins under which browsers reach a server that listens on `host`: the one to tell people first.
 *
 * A server on this machine alone has the names of this machine, one on every interface its addresses as well.
 */
export function originsOf(host: string, port: number): string[] {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const isHere = host === 'localhost' || host === '127.0.0.1';
  const names = isEverywhere
    ? ['localhost', '127.0.0.1', ...addresses()]
    : isHere
      ? [host, host === 'localhost' ? '127.0.0.1' : 'localhost']
      : [host];
  return names.map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`);
}

/** Addresses of this machine in its networks. Link-local ones need a zone, which no origin can have. */
function addresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);
}
