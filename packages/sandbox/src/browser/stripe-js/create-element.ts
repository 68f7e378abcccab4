import { addressKind } from './address-element.js';
import type { ElementGroup } from './element-group.js';
import { emailKind } from './email-element.js';
import { ExpressCheckoutElement } from './express-checkout/express-checkout-element.js';
import { FormElement } from './form-element.js';
import type { FrameElement } from './frame-element.js';
import { IntegrationError } from './integration-error.js';
import { SandboxPaymentElement } from './payment-element.js';
import type { StripeContext } from './stripe-context.js';

/** Makes an element of a type that the sandbox models. */
export function createElement(
  type: string,
  context: StripeContext,
  group: ElementGroup,
  options: unknown,
): FrameElement {
  switch (type) {
    case 'payment': {
      return new SandboxPaymentElement(context, group, options);
    }
    case 'expressCheckout': {
      return new ExpressCheckoutElement(context, group, options);
    }
    case 'address': {
      return new FormElement(addressKind, context, group, options);
    }
    case 'contactDetails':
    case 'linkAuthentication': {
      return new FormElement(emailKind(type), context, group, options);
    }
    default: {
      throw new IntegrationError(
        `The Storetag sandbox does not model elements.create(${JSON.stringify(type)}); it models "payment", "expressCheckout", "address", "linkAuthentication" and "contactDetails".`,
      );
    }
  }
}
