import type { Engine } from '../core/engine.js';
import { listOf, text } from '../core/fields.js';
import { readParams, type Fields, type Params } from '../core/params.js';
import type { FormHash } from '../core/form.js';

/** What an operation knows of the request besides its parameters. */
interface Call {
  readonly engine: Engine;
  /** The `:id` of the path, `''` where it has none. */
  readonly id: string;
  /** Which key the caller holds. A publishable one sees and may less. */
  readonly key: 'publishable' | 'secret';
  /** The path of the request, as lists answer it. */
  readonly path: string;
}

interface Described<F extends Fields> {
  readonly method: 'DELETE' | 'GET' | 'POST';
  readonly path: string;
  /** Whether Stripe.js may call it with a publishable key. Default: not. */
  readonly publishable?: boolean;
  /** Its parameters, all of them. */
  readonly params: F;
}

interface Unchecked<F extends Fields> extends Described<F> {
  readonly check?: never;
  /** Does it. Synchronous, so that no other request sees it half done. Gives a record or a page of them. */
  readonly run: (call: Call, params: Params<F>) => object;
}

interface Checked<F extends Fields, C> extends Described<F> {
  /**
   * Refuses parameters that do not go together, whatever objects there are. Changes nothing: the `Idempotency-Key` of
   * what it refuses stays unused. Gives what `run` needs.
   */
  readonly check: (call: Call, params: Params<F>) => C;
  /** Does it. Synchronous, so that no other request sees it half done. Gives a record or a page of them. */
  readonly run: (call: Call, checked: C) => object;
}

/** An endpoint of the API. */
export interface Operation {
  readonly method: 'DELETE' | 'GET' | 'POST';
  readonly path: string;
  readonly publishable: boolean;
  /**
   * Validates the parameters and gives what executes them.
   *
   * @throws {StripeFailure} for parameters that Stripe refuses; nothing has been executed then.
   */
  readonly prepare: (
    form: FormHash,
    call: Call,
  ) => {
    readonly expand: readonly string[];
    readonly run: () => object;
  };
}

const expandField = { expand: listOf(text(), { max: 50 }) };

/** Makes an endpoint of its parameter table, what else it checks, and what it does. */
export function operation<F extends Fields>(definition: Unchecked<F>): Operation;
export function operation<F extends Fields, C>(definition: Checked<F, C>): Operation;
export function operation<F extends Fields, C>(
  definition: Checked<F, C> | Unchecked<F>,
): Operation {
  const { method, path, publishable = false, params } = definition;
  return {
    method,
    path,
    publishable,
    prepare({ expand: wanted, ...form }, call) {
      const { expand = [] } =
        wanted === undefined ? {} : readParams(expandField, { expand: wanted });
      const values = readParams(params, form);
      if (!definition.check) return { expand, run: () => definition.run(call, values) };
      const checked = definition.check(call, values);
      return { expand, run: () => definition.run(call, checked) };
    },
  };
}
