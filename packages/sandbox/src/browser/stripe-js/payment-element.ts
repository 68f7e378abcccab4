import type { ElementGroup } from './element-group.js';
import { FrameElement } from './frame-element.js';
import { readPaymentElementOptions } from './payment-element-options.js';
import type { StripeContext } from './stripe-context.js';

/**
 * The Payment Element: a frame of the sandbox in which the card is typed. Nothing of what is typed comes out.
 *
 * @see {@link https://docs.stripe.com/js/element/payment_element}
 */
export class SandboxPaymentElement extends FrameElement {
  constructor(context: StripeContext, group: ElementGroup, options: unknown) {
    super(
      {
        type: 'payment',
        frame: 'payment',
        title: 'Secure payment input frame',
        events: [
          'change',
          'loaderstart',
          'carddetailschange',
          'savedpaymentmethodupdate',
          'savedpaymentmethodremove',
          'availablepaymentmethodschange',
        ],
        read: (given, method) => {
          const read = readPaymentElementOptions(given, method);
          return group.asksBillingAddress() ? { ...read, address: 'never' } : read;
        },
      },
      context,
      group,
      options,
    );
  }

  collapse(): this {
    this.tell('collapse');
    return this;
  }
}
