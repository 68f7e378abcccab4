/** Starts the store in the reader's browser, and then the elements of the page, which ask it. */
export async function startStore(): Promise<void> {
  try {
    await navigator.serviceWorker.register(new URL('store-worker.js', document.baseURI), {
      type: 'module',
    });
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
    setInterval(() => navigator.serviceWorker.controller?.postMessage('awake'), 10_000);
  } catch (error) {
    // Without it the elements say that the store cannot be reached, as they would for anybody.
    console.warn('The store of this page needs a service worker.', error);
  }
  await import('@storetag/elements/define');
}
