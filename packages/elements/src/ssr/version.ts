/** Version of this package: a page takes over only what its own templates rendered. Set by `pnpm release:version`. */
export const VERSION = '0.1.0';
