import { BuyButton } from '../buy-button/buy-button.js';
import { CartButton } from '../cart-button/cart-button.js';
import { ProductPrice } from '../product-price/product-price.js';
import { whenNeeded } from './when-needed.js';
// Here, because files that come later share them.
export { problemError } from '../problem-error.js';
// Here, because a click must not wait for them.
export { lateCss } from '../late.styles.js';
export { failedView } from '../buy-button/failed.view.js';
export { CardDialog } from '../buy-button/card-dialog.js';
export { CardOptions } from '../product-card/card-options.js';
export { ListMoves } from '../product-list/list-moves.js';
export { troubleView } from '../trouble.view.js';
export { putInCart } from '../cart/put-in-cart.js';
export { goToCheckout } from '../purchase/go-to-checkout.js';
export { storetagPolicy } from '../trusted-types.js';

type Elements = Record<string, CustomElementConstructor>;

/** What stands beside products: comes at once after them. */
const now: Elements = {
  'buy-button': BuyButton,
  'cart-button': CartButton,
  'product-price': ProductPrice,
};

/** What few pages show at first: comes when it is needed. */
const later: Readonly<Record<string, () => Promise<CustomElementConstructor>>> = {
  'card-form': async () => (await import('../card-form/card-form.js')).CardForm,
  'donation-form': async () => (await import('../donation-form/donation-form.js')).DonationForm,
  'manage-subscription': async () =>
    (await import('../manage-subscription/manage-subscription.js')).ManageSubscription,
  'order-status': async () => (await import('../order-status/order-status.js')).OrderStatus,
  'shopping-cart': async () => (await import('../shopping-cart/shopping-cart.js')).ShoppingCart,
};

/**
 * Registers the elements of this file, and the others when the page needs them.
 *
 * @param prefix - Of all tag names, with the `-` after it.
 * @param register - Registers elements by their names without prefix.
 * @param standIn - Registers something in the place of an element that could not be loaded.
 */
export function registerCheckout(
  prefix: string,
  register: (elements: Elements) => void,
  standIn: (name: string) => void,
): void {
  register(now);
  whenNeeded(Object.keys(later), prefix, (name) => {
    later[name]?.().then(
      (element) => register({ [name]: element }),
      (error: unknown) => {
        console.error(error);
        standIn(name);
      },
    );
  });
}
