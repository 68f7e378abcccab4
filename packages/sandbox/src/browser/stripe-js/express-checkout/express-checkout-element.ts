import type { ElementGroup } from '../element-group.js';
import { FrameElement } from '../frame-element.js';
import type { StripeContext } from '../stripe-context.js';
import { readExpressOptions } from './express-options.js';
import { PageSeller } from './page-seller.js';
import type { WalletSeller } from './wallet-seller.js';
import { WalletSheet } from './wallet-sheet.js';

/**
 * The Express Checkout Element: buttons of wallets, and the sheet that a wallet opens over the page.
 *
 * @see {@link https://docs.stripe.com/js/element/express_checkout_element}
 */
export class ExpressCheckoutElement extends FrameElement {
  readonly #seller: WalletSeller;
  #open: WalletSheet | undefined;
  #sheet: WalletSheet | undefined;

  /** @param seller - Who answers the wallet's questions; default: the page, by its event handlers. */
  constructor(
    context: StripeContext,
    group: ElementGroup,
    options: unknown,
    seller?: WalletSeller,
  ) {
    super(
      {
        type: 'expressCheckout',
        frame: 'express',
        title: 'Secure express checkout frame',
        events: [
          'click',
          'confirm',
          'cancel',
          'shippingaddresschange',
          'shippingratechange',
          'availablepaymentmethodschange',
        ],
        read: readExpressOptions,
      },
      context,
      group,
      options,
    );
    this.#seller = seller ?? new PageSeller(this.events, group, () => this.options);
  }

  /** The sheet in which a customer has agreed to pay, until that has been done. */
  get sheet(): WalletSheet | undefined {
    return this.#sheet;
  }

  override unmount(): void {
    this.#open?.close();
    super.unmount();
  }

  protected override heard(event: string, detail: Record<string, unknown>): void {
    if (event === 'press') void this.#press(String(detail['type']));
    else super.heard(event, detail);
  }

  async #press(type: string): Promise<void> {
    if (this.#open) return;
    const offer = await this.#seller.open(type).catch((error: unknown) => reportError(error));
    if (!offer || !this.mounted) return;
    const sheet = new WalletSheet(this.context, type, offer, this.#seller, {
      onPay: (detail) => this.#pay(sheet, detail),
      onCancel: () => this.events.emit('cancel'),
      onClose: () => {
        this.#open = undefined;
        this.#sheet = undefined;
      },
    });
    this.#open = sheet;
  }

  #pay(sheet: WalletSheet, detail: Record<string, unknown>): void {
    this.#sheet = sheet;
    this.events.emit('confirm', {
      ...detail,
      expressPaymentType: sheet.expressPaymentType,
      paymentFailed: (payload: { message?: unknown; reason?: unknown } = {}) => {
        if (this.#sheet === sheet) this.#sheet = undefined;
        const { message = 'The payment did not go through.' } = payload;
        sheet.fail(String(message));
      },
    });
  }
}
