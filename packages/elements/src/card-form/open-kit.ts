import type { Finished } from '../payment/outcome.js';
import type { CheckoutOptions } from '../purchase/create-checkout.js';
import type { FormElement } from './form-page.js';
import type { FormPlan } from './form-plan.js';
import type { FormSale } from './form-sale.js';
import type { Kit } from './kit.js';
import { openIntent, type IntentForm } from './open-intent.js';
import type { SessionPayment } from './session-payment.js';

/** What a form gives to have its kit made. */
export interface KitOf
  extends
    Omit<IntentForm, 'total' | 'collect' | 'countries' | 'layout' | 'host'>,
    Pick<CheckoutOptions, 'cancelPath'> {
  host: FormElement;
  plan: FormPlan;
  selling: FormSale;
  /** Of a Checkout Session. */
  session: SessionPayment | undefined;
  /** Called when the session turns out to have been paid in another tab or visit. */
  onFinished: (outcome: Finished) => void;
}

/**
 * Makes a form's kit: of a PaymentIntent that is to come, or of the Checkout Session, which is made now.
 *
 * @throws {StoreError} The store refused the session.
 */
export async function openKit(of: KitOf): Promise<Kit | undefined> {
  const { plan, selling, session, host, cancelPath, locale } = of;
  const { sale, config } = selling;
  const { collect } = plan;
  const { layout, successPath } = host;
  if (!plan.isSession) {
    const { total } = sale;
    const countries = config?.shipping_countries ?? [];
    return total && openIntent({ ...of, layout, total, collect, countries });
  }
  // Not before it is there is a session made: what cannot be shown would hold goods for nothing.
  const { openSession } = await openingSession();
  const opened = await session?.open(sale, { successPath, cancelPath, locale });
  if (typeof opened === 'object') of.onFinished(opened);
  return typeof opened === 'string'
    ? openSession({ ...of, layout, collect, secret: opened })
    : undefined;
}

/** What only a Checkout Session needs. */
export const openingSession = () => import('./open-session.js');
