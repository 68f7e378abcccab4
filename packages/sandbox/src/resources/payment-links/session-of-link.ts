import type { Engine } from '../../core/engine.js';
import { emailField } from '../../core/contact-fields.js';
import type { PaymentLinkRecord, SessionRecord } from '../../core/records.js';
import { StripeFailure } from '../../core/stripe-failure.js';
import { checkSession } from '../checkout/check-session.js';
import { detailsOf } from '../checkout/session-details.js';
import { sessionFields } from '../checkout/session-fields.js';
import { createSession } from '../checkout/sessions.js';
import { updatePage } from '../payment-page/update-page.js';

/**
 * Begins a session of a link, as a visit of its page does.
 *
 * @param query - `prefilled_email`, `client_reference_id`, `locale`, `prefilled_promo_code`; what is not valid is
 *   passed over, as Stripe does.
 * @throws {StripeFailure} when what it sells is not for sale any more.
 * @see {@link https://docs.stripe.com/payment-links/url-parameters}
 */
export function sessionOfLink(
  engine: Engine,
  link: PaymentLinkRecord,
  query: URLSearchParams,
): SessionRecord {
  const lines = engine.state.linkLines.get(link.id) ?? [];
  const recurring = lines.some(({ price }) => price.recurring !== null);
  const reference = query.get('client_reference_id') ?? '';
  const locale = localeOf(query.get('locale'));
  const redirect = link.after_completion.redirect?.url;
  const { payment_intent_data: intent, subscription_data: subscription } = link;
  const session = createSession(
    engine,
    checkSession(engine, {
      mode: recurring ? 'subscription' : 'payment',
      line_items: lines.map(({ adjustable_quantity: adjustable, price, quantity }) => ({
        price: price.id,
        quantity,
        ...(adjustable?.enabled
          ? {
              adjustable_quantity: {
                enabled: true,
                maximum: adjustable.maximum ?? 99,
                minimum: adjustable.minimum ?? 0,
              },
            }
          : {}),
      })),
      success_url: redirect ?? `${engine.origin}/pay/${link.id}/thanks`,
      allow_promotion_codes: link.allow_promotion_codes,
      automatic_tax: { enabled: link.automatic_tax.enabled },
      billing_address_collection:
        link.billing_address_collection === 'required' ? 'required' : 'auto',
      metadata: link.metadata,
      phone_number_collection: link.phone_number_collection,
      ...(/^[\w-]{1,200}$/.test(reference) ? { client_reference_id: reference } : {}),
      ...(locale === undefined ? {} : { locale }),
      ...(recurring
        ? { subscription_data: given({ ...subscription }, ['description', 'metadata']) }
        : {
            customer_creation: link.customer_creation === 'always' ? 'always' : 'if_required',
            payment_intent_data: given({ ...intent }, [
              'description',
              'metadata',
              'statement_descriptor',
              'statement_descriptor_suffix',
            ]),
          }),
      ...(link.shipping_address_collection
        ? { shipping_address_collection: link.shipping_address_collection }
        : {}),
      ...(link.shipping_options.length > 0
        ? {
            shipping_options: link.shipping_options.map(({ shipping_rate }) => ({ shipping_rate })),
          }
        : {}),
    }),
  );
  session.payment_link = link.id;
  session.submit_type = link.submit_type;
  prefill(engine, session, query);
  return session;
}

function prefill(engine: Engine, session: SessionRecord, query: URLSearchParams): void {
  const { page } = detailsOf(engine, session);
  page.email = attempt(() => emailField.read(query.get('prefilled_email') ?? '', '')) ?? null;
  const code = query.get('prefilled_promo_code');
  if (code) attempt(() => updatePage(engine, session, { promotion_code: code }));
}

function localeOf(wanted: string | null): string | undefined {
  return attempt(() => sessionFields.locale.read(wanted ?? '', 'locale'));
}

/** What it gives, or nothing where Stripe would refuse it. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof StripeFailure) return undefined;
    throw error;
  }
}

/** The named values that are there. */
function given<T extends object, K extends keyof T>(
  values: Partial<T>,
  names: readonly K[],
): { [P in K]?: NonNullable<T[P]> } {
  const result: { [P in K]?: NonNullable<T[P]> } = {};
  for (const name of names) {
    const value = values[name];
    if (value !== null && value !== undefined) result[name] = value;
  }
  return result;
}
