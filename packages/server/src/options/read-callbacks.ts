import type { StoreOptions, StoreSettings } from './store-options.js';
import { wrongOption } from './wrong-option.js';

type Callbacks = Pick<
  StoreSettings,
  'onPaid' | 'onSubscriptionPaid' | 'onSubscriptionEnded' | 'onRefunded' | 'onDisputed'
>;

/**
 * Reads the callbacks.
 *
 * @throws {TypeError} for one that is no function, or that has no ledger beside it.
 */
export function readCallbacks(options: StoreOptions): Callbacks {
  const { onPaid, onSubscriptionPaid, onSubscriptionEnded, onRefunded, onDisputed, ledger } =
    options;
  const callbacks = { onPaid, onSubscriptionPaid, onSubscriptionEnded, onRefunded, onDisputed };
  for (const [name, callback] of Object.entries(callbacks)) {
    if (callback === undefined) continue;
    if (typeof callback !== 'function') {
      throw wrongOption(name, callback, 'Pass a function, such as `async (order, context) => {}`.');
    }
    if (typeof ledger !== 'function' && typeof ledger?.claim !== 'function') {
      throw wrongOption(
        'ledger',
        ledger,
        `\`${name}\` needs one, so that nothing is done twice: pass \`sqlStore(nodeSqlite('store.db'))\`, or \`stripeLedger()\` where there is no database.`,
      );
    }
  }
  return callbacks;
}
