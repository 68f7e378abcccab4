import type { Engine } from '../../core/engine.js';
import type { Params } from '../../core/params.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { checkExtras } from './check-extras.js';
import { checkLines, type CheckedLine } from './check-lines.js';
import type { sessionFields } from './session-fields.js';

type SessionParams = Params<typeof sessionFields>;

/** A session's parameters, as far as they can be judged without knowing what is for sale. */
export type CheckedSession = Omit<SessionParams, 'line_items'> & {
  mode: NonNullable<SessionParams['mode']>;
  line_items: readonly CheckedLine[];
  ui_mode: NonNullable<SessionParams['ui_mode']>;
  expires_at: number;
};

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Refuses parameters that no session can have. */
export function checkSession(engine: Engine, params: SessionParams): CheckedSession {
  const { mode, line_items: lines = [], ui_mode = 'hosted_page' } = params;
  if (mode === undefined) throw missing('mode');
  if (lines.length === 0) throw missing('line_items');
  checkReturn(params);
  checkCombinations(params);
  checkExtras(params);
  const expires_at = expiryOf(engine, params.expires_at);
  return { ...params, mode, ui_mode, line_items: checkLines(lines), expires_at };
}

function checkCombinations(params: SessionParams): void {
  if (params.customer !== undefined && params.customer_email !== undefined) {
    throw invalidRequest(
      'You may only specify one of these parameters: customer, customer_email.',
      undefined,
      'customer_email',
    );
  }
  const refused =
    params.mode === 'subscription'
      ? (['payment_intent_data', 'customer_creation'] as const)
      : (['subscription_data', 'payment_method_collection'] as const);
  const wrong = refused.find((name) => params[name] !== undefined);
  if (wrong) {
    throw invalidRequest(
      `You can not pass \`${wrong}\` in \`${params.mode}\` mode.`,
      undefined,
      wrong,
    );
  }
}

/** Where a customer goes afterwards: the hosted page has its own parameters for it, the others share one. */
function checkReturn(params: SessionParams): void {
  const { ui_mode = 'hosted_page', redirect_on_completion: redirect } = params;
  const refused = NOT_WITH[ui_mode]?.find((name) => params[name] !== undefined);
  if (refused) {
    throw invalidRequest(
      `You can not pass \`${refused}\` when \`ui_mode\` is \`${ui_mode}\`.`,
      undefined,
      refused,
    );
  }
  if (ui_mode === 'hosted_page') {
    if (params.success_url === undefined) throw missing('success_url');
  } else if (params.return_url === undefined && redirect !== 'never') {
    throw missing('return_url');
  }
}

/** @see {@link https://docs.stripe.com/api/checkout/sessions/create} */
const NOT_WITH: Readonly<Record<string, readonly (keyof SessionParams)[]>> = {
  hosted_page: ['return_url', 'redirect_on_completion'],
  embedded_page: ['success_url', 'cancel_url'],
  elements: [
    'success_url',
    'cancel_url',
    'redirect_on_completion',
    'origin_context',
    'submit_type',
  ],
};

function expiryOf(engine: Engine, given: number | undefined): number {
  const now = engine.clock.seconds();
  if (given === undefined) return now + DAY;
  // Stripe allows for the time that a request takes.
  if (given < now + 30 * MINUTE - MINUTE) {
    throw invalidRequest(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      undefined,
      'expires_at',
    );
  }
  if (given > now + DAY + MINUTE) {
    throw invalidRequest(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      undefined,
      'expires_at',
    );
  }
  return given;
}

function missing(param: string) {
  return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}
