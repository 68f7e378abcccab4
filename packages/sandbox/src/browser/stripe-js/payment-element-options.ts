import { isRecord } from '../record.js';
import { refuseUnknown } from './elements-options.js';
import { IntegrationError } from './integration-error.js';

/** Whether the frame asks for something; `never` means that `confirmParams` must bring it. */
type Asked = 'auto' | 'never';

/** What the frame needs of the Payment Element's options. */
export interface FrameOptions {
  layout: 'accordion' | 'tabs';
  /** Only in an accordion. */
  defaultCollapsed: boolean;
  radios: boolean | 'if_multiple';
  spacedAccordionItems: boolean;
  /** More methods than this are behind “More”. `0` shows all. */
  visibleAccordionItemsCount: number;
  logoPosition: 'end' | 'start';
  readOnly: boolean;
  /** Whether it asks for country and postal code; else `confirmParams` must bring them. */
  address: Asked;
  /** Whether it asks for name and e-mail address where a payment method needs them. */
  name: Asked;
  email: Asked;
  /** What its fields hold at first. */
  defaults: { name?: string; email?: string; country?: string; postalCode?: string };
  /** Name of the shop in its words. */
  business: string;
  /** By payment method in Stripe's camelCase. */
  terms: Record<string, string>;
  /** Types that come first. */
  order: readonly string[];
}

const KNOWN = new Set(
  'defaultValues business paymentMethodOrder fields readOnly terms wallets walletOptions layout applePay'.split(
    ' ',
  ),
);

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const recordOf = (value: unknown) => (isRecord(value) ? value : {});
const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Checks the options of `elements.create('payment', options)` or of the element's `update()`. */
export function readPaymentElementOptions(
  options: Readonly<Record<string, unknown>>,
  method: string,
): FrameOptions {
  refuseUnknown(options, KNOWN, method);
  const { layout } = options;
  const type = isRecord(layout) ? layout['type'] : layout;
  if (type !== undefined && type !== 'tabs' && type !== 'accordion' && type !== 'auto') {
    throw new IntegrationError(
      `Invalid value for ${method}: layout should be one of tabs, accordion, auto. You specified: ${JSON.stringify(type)}.`,
    );
  }
  const { radios, visibleAccordionItemsCount: visible, ...details } = recordOf(layout);
  const billing = recordOf(options['fields'])['billingDetails'];
  const asked = (part: string): Asked =>
    billing === 'never' || recordOf(billing)[part] === 'never' ? 'never' : 'auto';
  const address = recordOf(billing)['address'];
  return {
    layout: type === 'accordion' ? 'accordion' : 'tabs',
    defaultCollapsed: details['defaultCollapsed'] === true,
    radios:
      radios === 'if_multiple'
        ? radios
        : radios === 'always' || (radios !== 'never' && details['spacedAccordionItems'] !== true),
    spacedAccordionItems: details['spacedAccordionItems'] === true,
    visibleAccordionItemsCount: typeof visible === 'number' ? visible : 5,
    logoPosition: details['paymentMethodLogoPosition'] === 'end' ? 'end' : 'start',
    readOnly: options['readOnly'] === true,
    address: recordOf(address)['country'] === 'never' ? 'never' : asked('address'),
    name: asked('name'),
    email: asked('email'),
    defaults: defaultsOf(options['defaultValues']),
    business: textOf(recordOf(options['business'])['name']) ?? 'this shop',
    terms: Object.fromEntries(
      Object.entries(recordOf(options['terms'])).map(([name, when]) => [name, String(when)]),
    ),
    order: textsOf(options['paymentMethodOrder']),
  };
}

function defaultsOf(value: unknown): FrameOptions['defaults'] {
  const billing = recordOf(recordOf(value)['billingDetails']);
  const address = recordOf(billing['address']);
  const found = {
    name: textOf(billing['name']),
    email: textOf(billing['email']),
    country: textOf(address['country']),
    postalCode: textOf(address['postal_code']),
  };
  const defaults: Record<string, string> = {};
  for (const [name, text] of Object.entries(found)) if (text !== undefined) defaults[name] = text;
  return defaults;
}
