import { expect } from '@esm-bundle/chai';
import { html, LitElement } from 'lit';
import { LightDomMount } from './light-dom-mount.js';

/** Stands for `<card-form>`: renders the slot, and notes what was shown and hidden. */
class MountHost extends LitElement {
  readonly mount = new LightDomMount(this);
  readonly shown: HTMLElement[] = [];
  hidden_ = 0;

  constructor() {
    super();
    this.mount.set((node) => {
      expect(node.isConnected).to.equal(true);
      this.shown.push(node);
      node.textContent = 'a card form';
      return () => {
        node.textContent = '';
        this.hidden_++;
      };
    });
  }

  connectedMoveCallback(): void {
    this.mount.hostConnected();
  }

  override render(): unknown {
    return html`<div><slot name=${this.mount.slot}></slot></div>`;
  }
}
customElements.define('mount-host', MountHost);

/** A shadow host around `inner`, which stands in its shadow tree. */
function around(inner: Element, mode: ShadowRootMode = 'open'): HTMLElement {
  const host = document.createElement('div');
  host.className = 'shadow-host';
  const section = document.createElement('section');
  section.append(inner);
  host.attachShadow({ mode }).append(section);
  return host;
}

const settled = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('LightDomMount', () => {
  let host: MountHost;
  const shownNode = (): HTMLElement => host.shown.at(-1)!;

  /** The node is in the document's own tree, and people see it where the host is. */
  const expectSeen = (): void => {
    const node = shownNode();
    expect(node.getRootNode()).to.equal(document);
    const slot = host.renderRoot.querySelector('slot')!;
    expect(slot.assignedNodes({ flatten: true })).to.deep.equal([node]);
    const [outer, inner] = [host.getBoundingClientRect(), node.getBoundingClientRect()];
    expect(inner.height).to.be.greaterThan(0);
    expect(inner.top).to.be.within(outer.top, outer.bottom);
    expect(node.textContent).to.equal('a card form');
  };

  beforeEach(() => {
    document.body.replaceChildren();
    host = document.createElement('mount-host') as MountHost;
  });

  const depths: [string, ShadowRootMode[]][] = [
    ['in the document', []],
    ['in a shadow root', ['open']],
    ['in a closed shadow root', ['closed']],
    ['in two shadow roots', ['open', 'closed']],
    ['in three shadow roots', ['closed', 'open', 'closed']],
  ];
  for (const [place, modes] of depths) {
    it(`is seen ${place}, and leaves nothing behind`, async () => {
      const outermost = modes.reduce<HTMLElement>((inner, mode) => around(inner, mode), host);
      document.body.append(outermost);
      await settled();
      expectSeen();
      expect(shownNode().parentElement).to.equal(outermost);

      outermost.remove();
      expect(host.hidden_).to.equal(1);
      expect(outermost.childElementCount).to.equal(0);
      expect(host.childElementCount).to.equal(0);
    });
  }

  it('is seen as the slotted child of another element', async () => {
    const outer = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).innerHTML = '<p><slot></slot></p>';
    outer.append(host);
    document.body.append(around(outer));
    await settled();
    expectSeen();
  });

  it('shows anew when it is removed and put back', async () => {
    const outermost = around(around(host));
    document.body.append(outermost);
    await settled();
    outermost.remove();
    await settled();
    expect(host.shown).to.have.lengthOf(1);
    document.body.append(outermost);
    await settled();
    expectSeen();
    expect([host.shown.length, host.hidden_]).to.deep.equal([2, 1]);
  });

  it('follows its host into other shadow roots and back', async () => {
    document.body.append(host);
    await settled();
    const outermost = around(document.createElement('p'), 'open');
    document.body.append(outermost);
    outermost.shadowRoot!.append(host);
    await settled();
    expectSeen();
    expect(shownNode().parentElement).to.equal(outermost);
    document.body.prepend(host);
    await settled();
    expectSeen();
    expect(outermost.childElementCount).to.equal(0);
    expect([host.shown.length, host.hidden_]).to.deep.equal([3, 2]);
  });

  it('shows once when it is moved before it could show', async () => {
    document.body.append(host);
    document.body.append(around(host));
    await settled();
    expectSeen();
    expect(host.shown).to.have.lengthOf(1);
  });

  it('keeps what it shows through a state-preserving move', async () => {
    if (!('moveBefore' in document.body)) return;
    document.body.append(host, document.createElement('hr'));
    await settled();
    const { body } = document as unknown as { body: { moveBefore(a: Node, b: null): void } };
    body.moveBefore(host, null);
    await settled();
    expectSeen();
    expect([host.shown.length, host.hidden_]).to.deep.equal([1, 0]);
  });

  it('keeps two hosts under one shadow host apart', async () => {
    const other = document.createElement('mount-host') as MountHost;
    const pair = document.createElement('div');
    pair.append(host, other);
    document.body.append(around(pair));
    await settled();
    expectSeen();
    const slot = other.renderRoot.querySelector('slot')!;
    expect(slot.assignedNodes({ flatten: true })).to.deep.equal(other.shown);
    other.remove();
    await settled();
    expectSeen();
  });

  it('takes down what it showed when it gets something else to show', async () => {
    document.body.append(host);
    await settled();
    host.mount.set(undefined);
    expect(host.hidden_).to.equal(1);
    await settled();
    expect(host.shown).to.have.lengthOf(1);
  });
});
