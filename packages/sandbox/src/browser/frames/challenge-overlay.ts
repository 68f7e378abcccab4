import { SandboxFrame } from './sandbox-frame.js';

/**
 * Shows a challenge over the page; resolves when it is over, however it ended.
 *
 * The frame covers the page by its z-index, as Stripe's does: a `<dialog>` opened with `showModal()` covers it.
 *
 * @see {@link https://github.com/stripe/stripe-js/issues/599}
 */
export function showChallenge(url: URL): Promise<void> {
  const before = document.activeElement;
  const cover = document.createElement('div');
  cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647';
  return new Promise((resolve) => {
    const frame = new SandboxFrame({
      url,
      title: 'Secure 3-D Secure challenge frame',
      onEvent: (event) => {
        if (event !== 'complete') return;
        frame.remove();
        cover.remove();
        if (before instanceof HTMLElement) before.focus();
        resolve();
      },
      onConnect: () => frame.iframe.focus(),
    });
    frame.iframe.style.cssText =
      'border:0;width:100%;height:100%;display:block;color-scheme:light only';
    cover.append(frame.iframe);
    document.body.append(cover);
  });
}
