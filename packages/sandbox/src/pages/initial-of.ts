/** The first letter of a name, or whatever a reader takes for one: an emoji of several code points stays whole. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name);
  return first?.segment ?? '';
}
