import { pageConfiguration } from '../configure-store.js';
import { safeUrl } from '../safe-url.js';

/** Widths that are asked for, in pixels: of cards from 15rem to 30rem, on screens of one to three pixels for each. */
const WIDTHS = [240, 360, 480, 720, 960, 1440];
/** What a card is at most, where the browser does not find out by itself. */
const SIZES = 'min(100vw, 30rem)';

const told = new Set<string>();
const failed = new WeakSet<HTMLImageElement>();

/**
 * Lets the browser choose among the sizes that the page's `images` makes of the images in a card. One that it does not
 * make is shown as it is.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/images.html#sizes-attributes}
 */
export function sizeImages(root: ParentNode): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('img[src]')) sizeImage(image);
}

function sizeImage(image: HTMLImageElement): void {
  const { images: template = '' } = pageConfiguration();
  const src = image.src;
  if (failed.has(image) || !/^https?:/.test(src) || !isTemplate(template)) return;
  const srcset = WIDTHS.map((width) => `${addressOf(template, src, width)} ${width}w`).join(', ');
  if (image.srcset === srcset) return;
  if (!image.srcset) image.addEventListener('error', showAsItIs, { capture: true });
  // Before the `srcset`, or the browser would begin with another.
  image.sizes ||= image.loading === 'lazy' ? `auto, ${SIZES}` : SIZES;
  image.srcset = srcset;
}

/** The listeners of cards come later: for them the image has not failed yet. */
function showAsItIs(event: Event): void {
  const { currentTarget: image } = event;
  if (!(image instanceof HTMLImageElement) || failed.has(image)) return;
  event.stopImmediatePropagation();
  failed.add(image);
  image.removeAttribute('srcset');
}

/** In a query an address is a value; in a path only what would end the path is hidden. */
function addressOf(template: string, src: string, width: number): string {
  const isValue = template.slice(0, template.indexOf('{url}')).includes('?');
  const url = isValue ? encodeURIComponent(src) : src.replaceAll('?', '%3F').replaceAll('#', '%23');
  const address = template.replaceAll('{width}', String(width)).replaceAll('{url}', () => url);
  return new URL(address, document.baseURI).href;
}

/** Whether a template makes addresses that may be shown; says once what is wrong with one that does not. */
function isTemplate(template: string): boolean {
  const missing = ['{url}', '{width}'].find((each) => !template.includes(each));
  const problem = missing
    ? `has no ${missing}`
    : safeUrl(template.replaceAll(/[{}]/g, '')) === undefined
      ? 'is no address of https: or of this site'
      : undefined;
  if (problem && !told.has(template)) {
    told.add(template);
    console.error(
      `storetag: data-images="${template}" ${problem}; images stay as they are. Write it like "/cdn-cgi/image/width={width}/{url}".`,
    );
  }
  return !problem;
}
