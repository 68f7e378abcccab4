import { expect } from '@esm-bundle/chai';
import { show } from '../fake-store.test.support.js';
import { outsideTopLayer } from './outside-top-layer.js';

/** Time for events that come late. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe('outsideTopLayer', () => {
  let opener: HTMLElement;
  let outer: HTMLDialogElement;
  let inner: HTMLDialogElement;
  let form: HTMLElement;
  let frame: HTMLIFrameElement;
  let told: string[];

  /** A dialog of the page, around a shadow root with a dialog of its own, around a slot. */
  beforeEach(async () => {
    await show(
      HTMLElement,
      `<section style="transform: translate(9px, 9px)">
        <button>Buy</button>
        <dialog style="width: 300px; padding: 10px" closedby="any">
          <button autofocus>Close</button><div><input><iframe></iframe></div>
        </dialog>
      </section>`,
    );
    [opener, outer, form, frame] = [
      document.querySelector('section > button')!,
      document.querySelector('dialog')!,
      document.querySelector('dialog > div')!,
      document.querySelector('iframe')!,
    ];
    const host = form as HTMLDivElement;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<style>dialog::backdrop { background: rgb(1 2 3 / 0.4) }</style>
      <button>Pay by card</button>
      <dialog style="height: 100px"><p style="height: 500px"></p><slot></slot></dialog>`;
    inner = root.querySelector('dialog')!;
    told = [];
    for (const dialog of [outer, inner]) {
      for (const type of ['beforetoggle', 'toggle', 'close', 'cancel']) {
        dialog.addEventListener(type, () => told.push(type), true);
      }
    }
    opener.focus();
    outer.showModal();
    root.querySelector('button')!.focus();
    inner.showModal();
    document.querySelector('input')!.focus();
    await later();
    told.length = 0;
  });
  afterEach(() => document.body.replaceChildren());

  const input = (): Element => document.querySelector('input')!;
  const boxes = (): object[] =>
    [outer, inner].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return { x, y, width, height, scrolled: each.scrollTop };
    });
  const modal = (): boolean[] => [outer, inner].map((each) => each.matches(':modal'));

  it('lets what is over the page be clicked, and looks no different', async () => {
    inner.scrollTop = 70;
    const before = boxes();
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647';
    document.body.append(cover);
    const hit = (): Element | null => document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    expect(hit() === cover).to.equal(false);
    await outsideTopLayer(input(), async () => {
      await later();
      expect(modal()).to.deep.equal([false, false]);
      expect([outer.open, inner.open]).to.deep.equal([true, true]);
      expect(hit() === cover).to.equal(true);
      expect(boxes()).to.deep.equal(before);
      expect(getComputedStyle(inner).outline).to.contain('rgba(1, 2, 3, 0.4)');
      cover.remove();
      expect(inner.contains(hit()) || input().parentNode?.contains(hit())).to.equal(true);
    });
    expect(modal()).to.deep.equal([true, true]);
    expect(boxes()).to.deep.equal(before);
    expect([outer, inner].map((each) => each.style.cssText)).to.deep.equal([
      'width: 300px; padding: 10px;',
      'height: 100px;',
    ]);
  });

  it('keeps frames alive, and the focus, and tells nobody', async () => {
    const { contentWindow } = frame;
    Object.assign(contentWindow!, { isAlive: true });
    const focused = input();
    await outsideTopLayer(focused, async () => {
      expect(document.activeElement === focused).to.equal(true);
      await later();
    });
    await later();
    expect(document.activeElement === focused).to.equal(true);
    expect(frame.contentWindow).to.have.property('isAlive', true);
    expect(told).to.deep.equal([]);
  });

  it('lets nothing but its button close a dialog, and tells of that', async () => {
    const closedBy = (): (string | null)[] =>
      [outer, inner].map((each) => each.getAttribute('closedby'));
    await outsideTopLayer(input(), async () => {
      expect(closedBy()).to.deep.equal(['none', 'none']);
      await later();
      inner.close();
      await later();
      expect(told).to.include.members(['beforetoggle', 'toggle', 'close']);
    });
    expect(closedBy()).to.deep.equal(['any', 'auto']);
    expect(modal()).to.deep.equal([true, false]);
    expect(inner.open).to.equal(false);
    expect(inner.style.cssText).to.equal('height: 100px;');
  });

  it('gives the focus back to the openers afterwards, wherever it was', async () => {
    await outsideTopLayer(input(), async () => {
      (document.activeElement as HTMLElement).blur();
    });
    inner.close();
    expect(form.shadowRoot?.activeElement?.textContent).to.equal('Pay by card');
    outer.close();
    expect(document.activeElement === opener).to.equal(true);
    await later();
    expect(told.filter((type) => type === 'close')).to.have.length(2);
  });

  it('puts them back when it failed', async () => {
    const failing = outsideTopLayer(input(), () => Promise.reject(new Error('It broke.')));
    const message = await failing.catch((error: unknown) => String(error));
    expect(message).to.equal('Error: It broke.');
    expect(modal()).to.deep.equal([true, true]);
  });

  it('leaves a dialog alone that is not modal', async () => {
    outer.close();
    outer.show();
    await outsideTopLayer(input(), async () => {
      expect(outer.style.cssText).to.equal('width: 300px; padding: 10px;');
    });
    expect(outer.matches(':modal')).to.equal(false);
  });
});
