/**
 * Metadata after a change: keys are added or replaced, those with an empty value go, `null` takes all away.
 *
 * @see {@link https://docs.stripe.com/api/metadata}
 */
export function mergeMetadata(
  current: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>> | null | undefined,
): Record<string, string> {
  if (change === null) return {};
  return Object.fromEntries(
    Object.entries({ ...current, ...change }).filter(([, value]) => value !== ''),
  );
}
