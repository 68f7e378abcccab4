import { AppearanceSheet } from '../appearance/appearance-sheet.js';
import { loadFonts } from '../appearance/load-fonts.js';
import { readAppearance } from '../appearance/read-appearance.js';
import { ApiClient } from '../api-client.js';
import { isRecord } from '../record.js';
import { EmbeddingPage, type FrameMethods } from './embedding-page.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the page of an element's frame holds. */
export interface FrameContent {
  /** Shows what the options say. Called at the start and after each change; what was typed stays. */
  show: (options: Fields, facts: Fields) => void;
  /** Called once, after the first `show`. What it returns goes into the `ready` event. */
  start?: (options: Fields, facts: Fields) => Record<string, unknown> | void;
  focus: () => void;
  clear?: () => void;
  /** What the embedding page may know of the state. */
  detail: () => Record<string, unknown>;
  /** Calls beside those that every frame answers. */
  methods?: FrameMethods;
}

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;

const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});

/**
 * The frame of an element: dressed as the appearance says, as high as what it shows, and in touch with the page that
 * embeds it. What a content does not put into `detail` stays in here.
 */
export class ElementFrame {
  readonly page: EmbeddingPage;
  readonly #root: HTMLElement;
  readonly #base: string;
  readonly #content: FrameContent;
  readonly #sheet = new AppearanceSheet(document);
  #facts: Fields = {};
  #api: ApiClient | undefined;
  #state = '';

  /** @param base - Origin of the sandbox. */
  constructor(root: HTMLElement, base: string, content: FrameContent) {
    this.#root = root;
    this.#base = base;
    this.#content = content;
    this.page = new EmbeddingPage({
      ...content.methods,
      start: (argument) => this.#start(fieldsOf(argument)),
      update: (argument) => this.#update(fieldsOf(argument)),
      focus: () => content.focus(),
      blur: () =>
        document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
      clear: () => {
        content.clear?.();
        this.announce();
      },
    });
    this.#listen();
  }

  /** The API, with the key of the page. */
  get api(): ApiClient {
    if (this.#api) return this.#api;
    throw new Error('The frame has not been started.');
  }

  /** Tells the page of a change, unless it knows it already. */
  announce(): void {
    const detail = this.#content.detail();
    const state = JSON.stringify(detail);
    if (state === this.#state) return;
    this.#state = state;
    this.page.emit('change', detail);
  }

  #start(argument: Fields): unknown {
    this.#api = new ApiClient(this.#base, String(argument['key']));
    this.#update(argument);
    const ready = this.#content.start?.(fieldsOf(argument['options']), this.#facts);
    document.documentElement.dataset['started'] = '';
    this.#tellHeight();
    this.#state = JSON.stringify(this.#content.detail());
    return ready;
  }

  #update({ appearance, fonts, locale, options, facts }: Fields): void {
    if (appearance) this.#sheet.apply(readAppearance(appearance, () => {}));
    if (Array.isArray(fonts)) loadFonts(fonts);
    if (typeof locale === 'string') {
      const language = locale === 'auto' ? navigator.language : locale;
      document.documentElement.dir = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
    }
    if (isRecord(facts)) this.#facts = facts;
    if (isRecord(options)) this.#content.show(options, this.#facts);
    this.#tellHeight();
  }

  #listen(): void {
    const root = this.#root;
    root.addEventListener('submit', (event) => event.preventDefault());
    root.addEventListener('input', () => this.announce());
    root.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.page.emit('escape');
    });
    let focused = false;
    root.addEventListener('focusin', () => {
      if (!focused) this.page.emit('focus');
      focused = true;
    });
    root.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget) return;
      focused = false;
      this.page.emit('blur');
    });
    new ResizeObserver(() => this.#tellHeight()).observe(document.body);
  }

  #tellHeight(): void {
    this.page.emit('height', { height: Math.ceil(document.body.getBoundingClientRect().height) });
  }
}
