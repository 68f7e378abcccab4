/** A text by plural category, `other` at least. @see {@link https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules} */
export type Plural = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** A text of ours, in which `{name}` stands for a value; or one that depends on a number. */
export type Message = string | Plural;

/** Puts values for each `{name}` of a message: the parts in order, to be rendered. */
export function parts<T>(message: string, values: Record<string, T>): (T | string)[] {
  return message.split(/{(\w+)}/).map((part, index) => (index % 2 ? (values[part] ?? '') : part));
}

/** Fills a message: `fill(words.from, { price: '$5.00' })`. */
export function fill(message: string, values: Record<string, string | number>): string {
  return parts(message, values).join('');
}

/** The text that a language has for a number, with the number in it for `{count}`. */
export function plural(
  message: Message,
  count: number,
  language: string | undefined,
  values: Record<string, string | number> = {},
): string {
  if (typeof message !== 'string') {
    message = message[new Intl.PluralRules(language).select(count)] ?? message.other;
  }
  const number = new Intl.NumberFormat(language).format(count);
  return fill(message, { ...values, count: number });
}
