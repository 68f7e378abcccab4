import { isRecord } from '../record.js';
import type { ElementGroup } from './element-group.js';
import { FrameElement, type ElementKind } from './frame-element.js';
import type { StripeContext } from './stripe-context.js';

/** What `getValue()` resolves with. */
export interface FormValue extends Record<string, unknown> {
  complete: boolean;
  value: Record<string, unknown>;
}

/** An element whose values a page may read: an address, an e-mail address. */
export class FormElement extends FrameElement {
  constructor(kind: ElementKind, context: StripeContext, group: ElementGroup, options: unknown) {
    super({ ...kind, events: ['change', 'loaderstart'] }, context, group, options);
  }

  /** Shows what is missing, and resolves with what was typed. */
  async getValue(): Promise<FormValue> {
    await this.call('validate');
    const answer = await this.call('value');
    const detail = isRecord(answer) ? answer : {};
    const { value, complete } = detail;
    return { ...detail, complete: complete === true, value: isRecord(value) ? value : {} };
  }
}
