/** The platform's, where it has it; its types are typed here as the strings that they stand for. */
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

interface Policy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

const isTrusted: Policy = { createScript: (text) => text, createScriptURL: (url) => url };
let policy: Policy | undefined;

/**
 * Our one policy, `storetag`, for pages that demand Trusted Types: vouches for addresses and texts that are ours.
 *
 * @see {@link https://www.w3.org/TR/trusted-types/}
 */
export function storetagPolicy(): Policy {
  try {
    return (policy ??= trustedTypes?.createPolicy('storetag', isTrusted) ?? isTrusted);
  } catch {
    // No Trusted Types here, or a page that admits no policy of ours: its own default policy decides.
    return isTrusted;
  }
}
