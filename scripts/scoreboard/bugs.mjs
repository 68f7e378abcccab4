/**
 * Fifty bugs of real shops (reliability research, §1.3), by number: those that a server can have, and why the others
 * are none of ours. A regression test of each that applies carries `BUG-nn` in its title.
 */
const others = {
  3: 'never reproduced; its mechanisms are 1, 2 and 4',
  5: 'renewals are charged by Stripe itself, not by a shop’s scheduler',
  6: 'in the page: the guard is in the purchase, tested with the buttons',
  13: 'of the Java client’s own retries',
  17: 'of the Stripe command line; a list of secrets is taken, see 15 and 16',
  24: 'two endpoints with one URL are two deliveries: see 21 and 22',
  29: 'of a mail provider; the stable key is handed to the callback, see 28',
  34: 'the page’s own hold is tested with the buttons and the cart',
  41: 'of bundles: no server module has a browser build, and elements refuse secret keys',
  42: 'in the page: hostile catalogues are tested there',
  43: 'of a merchant’s page; ours is documented, and answers have `frame-ancestors`',
  45: 'no pattern of ours nests quantifiers; fuzzing bounds the time',
  48: 'in the page: the cart is checked by a schema and against the catalogue',
  49: 'in the page: tested under Trusted Types',
};

/** Numbers of the bugs that a server can have. */
export const applying = Array.from({ length: 50 }, (_, index) => index + 1).filter(
  (number) => !Object.hasOwn(others, number),
);
