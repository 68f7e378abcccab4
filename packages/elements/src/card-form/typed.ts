import { nullable, objectOf, text } from '@storetag/protocol';

const line = nullable(text());
const readContact = objectOf(
  {
    address: objectOf(
      { country: text() },
      { line1: line, line2: line, city: line, state: line, postal_code: line },
    ),
  },
  { name: line, phone: line },
);
const readTyped = objectOf(
  {},
  { name: text(), phone: text(), email: text(), shipping: readContact, billing: readContact },
);

/** What a customer has typed and would have to type again after a payment method's own page. Of cards there is nothing. */
export type Typed = ReturnType<typeof readTyped>;

/**
 * Keeps it in this tab until the purchase is paid.
 *
 * @param purchase - Key of what is paid for.
 * @param typed - Nothing: forgets it.
 */
export function keepTyped(purchase: string, typed?: Typed): void {
  try {
    if (typed) sessionStorage.setItem(keyOf(purchase), JSON.stringify(typed));
    else sessionStorage.removeItem(keyOf(purchase));
  } catch {
    // Denied or full: then it is typed again.
  }
}

/** What was typed before. */
export function typedBefore(purchase: string): Typed {
  try {
    return readTyped(JSON.parse(sessionStorage.getItem(keyOf(purchase)) ?? '{}'));
  } catch {
    return {};
  }
}

function keyOf(purchase: string): string {
  return `storetag:typed:${purchase}`;
}
