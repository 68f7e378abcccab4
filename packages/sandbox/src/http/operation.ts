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

interface Definition<F extends Fields> {
  readonly method: 'DELETE' | 'GET' | 'POST';
  readonly path: string;
  /** Whether Stripe.js may call it with a publishable key. Default: not. */
  readonly publishable?: boolean;
  /** Its parameters, all of them. */
  readonly params: F;
  /** Does it. Synchronous, so that no other request sees it half done. Gives a record or a page of them. */
  readonly run: (call: Call, params: Params<F>) => object;
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
  readonly prepare: (form: FormHash) => {
    readonly expand: readonly string[];
    readonly run: (call: Call) => object;
  };
}

const expandField = { expand: listOf(text(), { max: 50 }) };

/** Makes an endpoint of its parameter table and what it does. */
export function operation<F extends Fields>(definition: Definition<F>): Operation {
  const { method, path, publishable = false, params, run } = definition;
  return {
    method,
    path,
    publishable,
    prepare({ expand, ...form }) {
      const paths = expand === undefined ? {} : readParams(expandField, { expand });
      const values = readParams(params, form);
      return { expand: paths.expand ?? [], run: (call) => run(call, values) };
    },
  };
}
