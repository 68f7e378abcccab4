/** What {@link checkJson} refuses: valid JSON that reads differently to different parsers, or is nested for no reason. */
export type JsonFault = 'nesting' | 'repeated key';

/**
 * Looks through text that `JSON.parse` has taken for what it lets pass: nesting deeper than `depth`, and an object with
 * the same key twice, of which it silently takes the last while others take the first.
 *
 * One pass in linear time, over text whose size was limited before.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc8259#section-4}
 */
export function checkJson(text: string, depth: number): JsonFault | undefined {
  /** The keys seen in each object that is open, `null` for a list. */
  const open: (Set<string> | null)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') {
      if (open.length >= depth) return 'nesting';
      open.push(character === '{' ? new Set() : null);
      isKey = character === '{';
    } else if (character === '}' || character === ']') {
      open.pop();
      isKey = false;
    } else if (character === ',') {
      isKey = open.at(-1) instanceof Set;
    } else if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (isKey && keys) {
        // Parsed, because `"\u0061"` is the key `a`.
        const key: unknown = JSON.parse(text.slice(at, end + 1));
        if (typeof key !== 'string' || keys.has(key)) return 'repeated key';
        keys.add(key);
      }
      isKey = false;
      at = end;
    }
  }
  return undefined;
}

/** Where the string that begins at `start` ends. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
