/** At most `length` characters of a text, the last of them `…` when some are left out. Never half a character. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}
