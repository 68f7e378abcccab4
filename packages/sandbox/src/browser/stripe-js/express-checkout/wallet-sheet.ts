import { SandboxFrame } from '../../frames/sandbox-frame.js';
import { isRecord } from '../../record.js';
import type { StripeContext } from '../stripe-context.js';
import type { SheetOffer, WalletSeller } from './wallet-seller.js';

/** What a sheet tells whoever has opened it. */
export interface SheetEvents {
  /** The customer has agreed. `detail` is that of the `confirm` event. */
  onPay: (detail: Record<string, unknown>) => void;
  /** The customer has closed the sheet. */
  onCancel: () => void;
  /** The sheet is gone, however that came. */
  onClose: () => void;
}

/** A wallet's sheet over the page: a frame with the wallet's cards and addresses. The card's digits stay in there. */
export class WalletSheet {
  readonly expressPaymentType: string;
  readonly #frame: SandboxFrame;
  readonly #cover = document.createElement('div');
  readonly #before = document.activeElement;
  readonly #seller: WalletSeller;
  readonly #events: SheetEvents;

  constructor(
    context: StripeContext,
    expressPaymentType: string,
    offer: SheetOffer,
    seller: WalletSeller,
    events: SheetEvents,
  ) {
    this.expressPaymentType = expressPaymentType;
    this.#seller = seller;
    this.#events = events;
    const frame = new SandboxFrame({
      url: new URL('/_internal/frames/wallet', context.base),
      title: 'Secure wallet frame',
      onEvent: (event, detail) => void this.#heard(event, detail),
      onConnect: () => {
        frame.tell('start', {
          key: context.key,
          locale: context.locale,
          type: expressPaymentType,
          offer: withoutFunctions(offer),
        });
        frame.iframe.focus();
      },
    });
    this.#frame = frame;
    this.#cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647';
    frame.iframe.style.cssText =
      'border:0;width:100%;height:100%;display:block;color-scheme:light only';
    this.#cover.append(frame.iframe);
    document.body.append(this.#cover);
  }

  /** Pays, or makes a payment method, with what the customer chose. Either ends the sheet. */
  async call(method: string, argument?: unknown): Promise<unknown> {
    const answer = await this.#frame.call(method, argument);
    this.close();
    return answer;
  }

  /** Shows in the sheet why it could not be paid; the customer may choose anew. */
  fail(message: string): void {
    this.#frame.tell('fail', { message });
  }

  close(): void {
    if (!this.#cover.isConnected) return;
    this.#frame.remove();
    this.#cover.remove();
    if (this.#before instanceof HTMLElement) this.#before.focus();
    this.#events.onClose();
  }

  async #heard(event: string, detail: Record<string, unknown>): Promise<void> {
    if (event === 'pay') this.#events.onPay(detail);
    if (event === 'cancel') {
      this.close();
      this.#events.onCancel();
    }
    if (event !== 'address' && event !== 'rate') return;
    const changed =
      event === 'address'
        ? await this.#seller.addressChanged(detail)
        : await this.#seller.rateChanged(isRecord(detail['rate']) ? detail['rate'] : {});
    this.#frame.tell('change', { offer: changed ? withoutFunctions(changed) : null });
  }
}

/** A page's options may hold functions, which no message can carry. */
function withoutFunctions(offer: SheetOffer): unknown {
  return JSON.parse(JSON.stringify(offer));
}
