/** In place of the sandbox's own, which reads its files from the disk: here they stand on the site. */
export async function packageFile(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const name = path.replace(/^(dist\/)?assets\//, '');
  const response = await fromSite(`${self.location.origin}/sandbox/${name}`);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
}

/** The browser's own `fetch`: the worker puts another in its place. */
const fromSite = globalThis.fetch.bind(globalThis);
