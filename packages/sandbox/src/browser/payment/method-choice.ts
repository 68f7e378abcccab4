/**
 * Which payment method is chosen, in tabs or in an accordion: both are in the markup, and the layout shows one of them.
 * Each method is `<div class="Method" data-method="card">` with a button that opens it and a panel.
 */
export class MethodChoice {
  readonly #root: HTMLElement;
  readonly #onChoose: (type: string) => void;
  #offered: string[] = [];
  #chosen = '';
  #collapsed = false;
  #all = false;

  /** @param onChoose - Called when a person chooses, or opens and closes. */
  constructor(root: HTMLElement, onChoose: (type: string) => void) {
    this.#root = root;
    this.#onChoose = onChoose;
    root.addEventListener('click', ({ target }) => {
      const button =
        target instanceof Element ? target.closest<HTMLElement>('[data-choose]') : null;
      if (button) this.#press(button.dataset['choose'] ?? '', button.classList.contains('Tab'));
      else if (target instanceof Element && target.closest('[data-action="more"]')) this.#showAll();
    });
    root.querySelector('[role="tablist"]')?.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent) this.#arrow(event);
    });
  }

  /** The chosen type. */
  get chosen(): string {
    return this.#chosen;
  }

  get collapsed(): boolean {
    return this.#collapsed;
  }

  set collapsed(value: boolean) {
    if (document.documentElement.dataset['layout'] !== 'accordion') return;
    this.#collapsed = value;
    this.#show();
  }

  /**
   * Offers these types, in this order; the chosen one stays chosen while it is offered.
   *
   * @param visible - How many an accordion shows before “More”; `0` is all.
   */
  offer(types: readonly string[], visible: number): void {
    this.#offered = types.filter((type) => this.#method(type));
    if (!this.#offered.includes(this.#chosen)) this.#chosen = this.#offered[0] ?? '';
    this.#all = this.#all || visible === 0 || this.#offered.length <= visible;
    for (const [order, type] of this.#offered.entries()) {
      const hidden = !this.#all && order >= visible && type !== this.#chosen;
      this.#method(type)?.classList.toggle('Method--behind', hidden);
      // In the document, too, so that reading order and tab order are what is seen.
      putAt(order, this.#method(type));
      putAt(order, this.#tab(type));
    }
    this.#show();
  }

  #press(type: string, isTab: boolean): void {
    const again = type === this.#chosen;
    if (again && isTab) return;
    this.#collapsed = again ? !this.#collapsed : false;
    this.#chosen = type;
    this.#show();
    this.#onChoose(type);
  }

  #arrow(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const direction = document.documentElement.dir === 'rtl' ? -step : step;
    const count = this.#offered.length;
    const next = this.#offered[(this.#offered.indexOf(this.#chosen) + direction + count) % count];
    if (next === undefined || next === this.#chosen) return;
    this.#press(next, true);
    this.#tab(next)?.focus();
  }

  #showAll(): void {
    this.#all = true;
    const first = this.#root.querySelector<HTMLElement>('.Method--behind [data-choose]');
    for (const method of this.#root.querySelectorAll('.Method--behind'))
      method.classList.remove('Method--behind');
    this.#show();
    first?.focus();
  }

  #show(): void {
    const { dataset } = document.documentElement;
    dataset['methods'] = this.#offered.length === 1 ? 'one' : 'many';
    const more = this.#root.querySelector<HTMLElement>('[data-action="more"]');
    if (more) more.hidden = this.#all;
    for (const method of this.#root.querySelectorAll<HTMLElement>('.Method')) {
      const type = method.dataset['method'] ?? '';
      const offered = this.#offered.includes(type);
      const selected = type === this.#chosen;
      const open = selected && !this.#collapsed;
      method.hidden = !offered;
      const panel = method.querySelector<HTMLElement>('[data-part="panel"]');
      if (panel) panel.hidden = !open;
      // The class is public: a page's rules for it must not reach the panels under tabs.
      const accordion = dataset['layout'] === 'accordion';
      method.classList.toggle('AccordionItem', accordion);
      method.classList.toggle('AccordionItem--selected', accordion && open);
      method.querySelector('.Opener')?.setAttribute('aria-expanded', String(open));
      mark(method, 'RadioIcon RadioIconOuter RadioIconInner', open);
      const tab = this.#tab(type);
      if (!tab) continue;
      tab.hidden = !offered;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      tab.classList.toggle('Tab--selected', selected);
      mark(tab, 'TabIcon TabLabel', selected);
    }
  }

  #method(type: string): HTMLElement | null {
    return this.#root.querySelector(`.Method[data-method="${CSS.escape(type)}"]`);
  }

  #tab(type: string): HTMLElement | null {
    return this.#root.querySelector(`.Tab[data-choose="${CSS.escape(type)}"]`);
  }
}

/** Moves an element among its siblings; one that is there already keeps the focus that is in it. */
function putAt(order: number, element: HTMLElement | null): void {
  const before = element?.parentElement?.children[order];
  if (element && before && before !== element) before.before(element);
}

/** Adds or removes the state that the Appearance API has for each of these classes. */
function mark(root: Element, names: string, on: boolean): void {
  for (const name of names.split(' ')) {
    const state = name.startsWith('Radio') ? 'checked' : 'selected';
    for (const part of root.querySelectorAll(`.${name}`))
      part.classList.toggle(`${name}--${state}`, on);
  }
}
