import { launchWebKit, type WebKit } from '../../../../../scripts/browsers/webkit.mjs';
import { findFrames, findTarget, readElement, sent } from './find-target.js';
import type { Key, Tab, Target } from './tab.js';
import { describeTarget, patiently } from './wait-for.js';

/** Code points of keys. @see {@link https://www.w3.org/TR/webdriver2/#keyboard-actions} */
const keys: Readonly<Record<Key | 'Backspace' | 'Control', string>> = {
  Backspace: '\uE003',
  Control: '\uE009',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
};

/** How WebDriver names an element. */
type ElementReference = Readonly<Record<string, string>>;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The window of a WebKitGTK of its own, by WebDriver. */
export class WebDriverTab implements Tab {
  readonly #browser: WebKit;

  private constructor(browser: WebKit) {
    this.#browser = browser;
  }

  static async open(): Promise<WebDriverTab> {
    const tab = new WebDriverTab(await launchWebKit());
    await tab.#send('POST', '/window/rect', { width: 1024, height: 850 });
    return tab;
  }

  async goto(url: string): Promise<void> {
    await this.#toTop();
    await this.#send('POST', '/url', { url });
  }

  async back(): Promise<void> {
    await this.#toTop();
    await this.#send('POST', '/back');
  }

  async address(): Promise<string> {
    return String(await this.#send('GET', '/url'));
  }

  async click(target: Target): Promise<void> {
    await this.#withElement(target, async (element) => {
      await this.#send('POST', `/element/${idOf(element)}/click`);
    });
  }

  async typeOver(target: Target, text: string): Promise<void> {
    await this.#withElement(target, async (element) => {
      await this.#send('POST', `/element/${idOf(element)}/click`);
      await this.#act([
        { type: 'keyDown', value: keys.Control },
        ...stroke('a'),
        { type: 'keyUp', value: keys.Control },
        ...stroke(keys.Backspace),
        ...strokes(text),
      ]);
    });
  }

  async type(text: string): Promise<void> {
    await this.#toTop();
    await this.#act(strokes(text));
  }

  async press(key: Key): Promise<void> {
    await this.#toTop();
    await this.#act(stroke(keys[key]));
  }

  async has(target: Target): Promise<boolean> {
    return (await this.#search(target, () => Promise.resolve(true))) ?? false;
  }

  read(target: Target): Promise<string> {
    return this.#withElement(target, async (element) =>
      String(await this.#run(readElement, element)),
    );
  }

  async evaluate(expression: string): Promise<unknown> {
    await this.#toTop();
    const script = `return ${expression}`;
    return this.#send('POST', '/execute/sync', { script, args: [] });
  }

  async screenshot(): Promise<Uint8Array> {
    await this.#toTop();
    return Buffer.from(String(await this.#send('GET', '/screenshot')), 'base64');
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  #send(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    return this.#browser.session.send(method, path, body);
  }

  /** Presses and lets go of keys; they go to what has the focus. */
  async #act(actions: readonly object[]): Promise<void> {
    await this.#send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async #toTop(): Promise<void> {
    await this.#send('POST', '/frame', { id: null });
  }

  /** Calls a function in the frame that is looked at. */
  #run(call: (...args: never[]) => unknown, ...args: unknown[]): Promise<unknown> {
    const script = `return (${String(call)}).apply(null, arguments)`;
    return this.#send('POST', '/execute/sync', { script, args });
  }

  #withElement<T>(target: Target, act: (element: ElementReference) => Promise<T>): Promise<T> {
    return patiently(describeTarget(target), () =>
      this.#search(target, async (element) => ({ done: await act(element) })),
    ).then(({ done }) => done);
  }

  /** Goes through the frames, from the outermost, and acts in the one that has it. */
  async #search<T>(
    target: Target,
    act: (element: ElementReference) => Promise<T>,
  ): Promise<T | undefined> {
    await this.#toTop();
    return this.#searchHere(target, act);
  }

  async #searchHere<T>(
    target: Target,
    act: (element: ElementReference) => Promise<T>,
  ): Promise<T | undefined> {
    const element = await this.#run(findTarget, sent(target));
    if (isElement(element)) return act(element);
    const frames = await this.#run(findFrames);
    for (const frame of Array.isArray(frames) ? frames.filter(isElement) : []) {
      await this.#send('POST', '/frame', { id: frame });
      const found = await this.#searchHere(target, act);
      if (found !== undefined) return found;
      await this.#send('POST', '/frame/parent');
    }
    return undefined;
  }
}

/** Keys of a text, one after another. */
function strokes(text: string): object[] {
  return Array.from(text).flatMap(stroke);
}

function stroke(value: string): object[] {
  return [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
}

function isElement(value: unknown): value is ElementReference {
  return typeof value === 'object' && value !== null && ELEMENT in value;
}

function idOf(element: ElementReference): string {
  return element[ELEMENT] ?? '';
}
