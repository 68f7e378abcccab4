/** What a test looks for: the first visible element of a page, its shadow roots and its frames that all of this fits. */
export interface Target {
  /** Role, as of {@link https://www.w3.org/TR/html-aria/}: `button`, `alert`, `dialog`. */
  role?: 'alert' | 'button' | 'dialog';
  /** What the accessible name has in it. */
  name?: RegExp;
  /** Text that the element, and no smaller one in it, has. */
  text?: RegExp;
  css?: string;
}

/** Keys that are pressed by name. */
export type Key = 'Enter' | 'Escape' | 'Tab';

/**
 * A customer's window with an empty profile, the same in every engine. What finds nothing waits for it, and fails when
 * it does not come.
 */
export interface Tab {
  goto(url: string): Promise<void>;
  /** As the browser's button does. */
  back(): Promise<void>;
  /** What the address bar says. */
  address(): Promise<string>;
  /** Clicks with the mouse, where something is. */
  click(target: Target): Promise<void>;
  /** Types over what stands in a field, key by key. */
  typeOver(target: Target, text: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** Whether it is there now. */
  has(target: Target): Promise<boolean>;
  /** Its text, or what a field holds. */
  read(target: Target): Promise<string>;
  /** Value of an expression in the page; plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** PNG. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}
