import type { Stripe } from 'stripe';

/** Key of the metadata that tells who has fulfilled, or is fulfilling, what it is written on. */
const KEY = 'storetag_ledger';

/** What is noted on an object at Stripe. */
export interface Note {
  /** Where it is: a payment's note is on its PaymentIntent, under whichever id it goes. */
  place: string;
  text: string | undefined;
  /** When the object was paid, ended or made, in milliseconds. */
  since: number;
  /** Stripe's own clock as it answered, in milliseconds, by the second. `undefined` where the answer does not tell. */
  time: number | undefined;
}

/** What is needed of any object. */
interface Noted {
  id: string;
  metadata: Stripe.Metadata | null;
}

/**
 * Reads what is noted on an order, invoice, subscription, refund or dispute.
 *
 * @throws {TypeError} for an id of something else.
 */
export async function readNote(stripe: Stripe, id: string): Promise<Note> {
  switch (kindOf(id)) {
    case 'cs': {
      const expand = ['payment_intent.latest_charge'];
      const session = await stripe.checkout.sessions.retrieve(id, { expand });
      const { payment_intent: intent } = session;
      return typeof intent === 'object' && intent
        ? noteOf(intent, paidAt(intent), session)
        : noteOf(session, session.created, session);
    }
    case 'pi': {
      const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
      return noteOf(intent, paidAt(intent), intent);
    }
    case 'in': {
      const invoice = await stripe.invoices.retrieve(id);
      const { paid_at: paid } = invoice.status_transitions;
      return noteOf({ ...invoice, id }, paid ?? invoice.created, invoice);
    }
    case 'sub': {
      const subscription = await stripe.subscriptions.retrieve(id);
      return noteOf(subscription, subscription.ended_at ?? subscription.created, subscription);
    }
    case 're': {
      const refund = await stripe.refunds.retrieve(id);
      return noteOf(refund, refund.created, refund);
    }
    default: {
      const dispute = await stripe.disputes.retrieve(id);
      return noteOf(dispute, dispute.created, dispute);
    }
  }
}

/**
 * Writes a note over what is there. Answers what stood there right after that.
 *
 * @param idempotencyKey - Left out, it has another one for each try.
 */
export async function writeNote(
  stripe: Stripe,
  place: string,
  text: string,
  idempotencyKey?: string,
): Promise<string | undefined> {
  const options = idempotencyKey === undefined ? {} : { idempotencyKey };
  const { metadata } = await update(stripe, place, { [KEY]: text }, options);
  return metadata?.[KEY];
}

/** What is noted in metadata that was listed. */
export function noteIn(metadata: Readonly<Record<string, string>>): string | undefined {
  return metadata[KEY];
}

function update(
  stripe: Stripe,
  place: string,
  metadata: Record<string, string>,
  options: Stripe.RequestOptions,
): Promise<Pick<Noted, 'metadata'>> {
  switch (kindOf(place)) {
    case 'cs':
      return stripe.checkout.sessions.update(place, { metadata }, options);
    case 'pi':
      return stripe.paymentIntents.update(place, { metadata }, options);
    case 'in':
      return stripe.invoices.update(place, { metadata }, options);
    case 'sub':
      return stripe.subscriptions.update(place, { metadata }, options);
    case 're':
      return stripe.refunds.update(place, { metadata }, options);
    default:
      // Left out, it would hand the evidence in that the owner is still collecting.
      return stripe.disputes.update(place, { metadata, submit: false }, options);
  }
}

function kindOf(id: string): 'cs' | 'pi' | 'in' | 'sub' | 're' | 'dispute' {
  const [, kind] = /^(cs|pi|in|sub|re|pyr|dp|du)_/.exec(id) ?? [];
  switch (kind) {
    case 'cs':
    case 'pi':
    case 'in':
    case 'sub':
      return kind;
    case 're':
    case 'pyr':
      return 're';
    case 'dp':
    case 'du':
      return 'dispute';
    default:
      throw new TypeError(`\`stripeLedger()\` cannot note anything on ${JSON.stringify(id)}.`);
  }
}

function paidAt({ latest_charge: charge, created }: Stripe.PaymentIntent): number {
  return typeof charge === 'object' && charge ? charge.created : created;
}

function noteOf(
  { id, metadata }: Noted,
  seconds: number,
  { lastResponse: { headers } }: Stripe.Response<object>,
): Note {
  // The fetch client has them as the platform does, whatever its types say.
  const date = headers instanceof Headers ? headers.get('date') : headers['date'];
  const time = Date.parse(date ?? '');
  return {
    place: id,
    text: metadata?.[KEY],
    since: seconds * 1000,
    time: Number.isNaN(time) ? undefined : time,
  };
}
