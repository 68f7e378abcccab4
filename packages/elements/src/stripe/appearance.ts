import type { Appearance } from '@stripe/stripe-js';
import type { LitElement } from 'lit';
import { composedAncestors } from '../composed-ancestors.js';

/** Red, green and blue from 0 to 255, opacity from 0 to 1. */
type Color = readonly number[];

/**
 * What the `--store-*` tokens are at this moment, as literal values for Stripe's frames.
 *
 * Stripe takes no `var()`, and for its colours nothing but opaque ones. So the browser computes each token on a probe in
 * the shadow root, and what is translucent is laid on the surface.
 *
 * @param host - Element whose styles have the tokens.
 * @see {@link https://docs.stripe.com/elements/appearance-api}
 */
export function resolveAppearance(host: LitElement): Appearance {
  const probe = document.createElement('i');
  host.renderRoot.append(probe);
  const computed = getComputedStyle(probe);
  const compute = (property: string, value: string): string => {
    probe.style.setProperty(property, value);
    return computed.getPropertyValue(property);
  };
  // Mixed with itself, a colour of any syntax is computed in sRGB.
  const color = (value: string): Color =>
    toColor(compute('color', `color-mix(in srgb, ${value}, ${value})`));
  const pixels = (token: string): number =>
    parseFloat(compute('margin-left', `var(--_${token})`)) || 0;
  const size = (token: string): string => `${pixels(token)}px`;
  const weight = (token: string): string => compute('font-weight', `var(--_${token})`);
  const shadow = (token: string): string => {
    // Of the colour that was computed before, `currentColor` would be that one.
    compute('color', '');
    return compute('box-shadow', `var(--_${token})`).replace(
      /[a-z]+\([^)]*\)/g,
      (each) => `rgba(${color(each).join(', ')})`,
    );
  };

  const given = computed.getPropertyValue('--store-color-surface');
  const surface = over(color(given ? 'var(--_surface)' : backdrop(host)), [255, 255, 255]);
  const hex = (token: string): string => toHex(over(color(`var(--_${token})`), surface));
  const [accent, onAccent, muted] = [hex('accent'), hex('on-accent'), hex('muted')];
  const [space, font] = [pixels('space'), pixels('size')];
  const [ring, boxShadow] = [shadow('focus-ring'), shadow('shadow')];
  const line = parseFloat(compute('line-height', 'var(--_line)')) / font || 1.5;
  // Half of what a field has beside its text; Stripe draws a border of 1 px.
  const padding = Math.max(0, (pixels('control-height') - line * font) / 2 - 1);
  const appearance: Appearance = {
    theme: luminance(surface) < 0.2 ? 'night' : 'stripe',
    disableAnimations: matchMedia('(prefers-reduced-motion: reduce)').matches,
    variables: {
      colorPrimary: accent,
      inputFocusColorBorder: accent,
      buttonColorBackground: accent,
      accessibleColorOnColorPrimary: onAccent,
      buttonColorText: onAccent,
      colorBackground: toHex(surface),
      colorText: hex('text'),
      colorTextSecondary: muted,
      colorTextPlaceholder: muted,
      inputColorBorder: hex('field'),
      colorDanger: hex('danger'),
      colorSuccess: hex('success'),
      colorWarning: hex('warning'),
      // The ring is the shadow; the outline is for forced colours, which have no shadows.
      focusOutline: '2px solid transparent',
      focusBoxShadow: ring,
      inputFocusBoxShadow: ring,
      inputBoxShadow: boxShadow,
      fontFamily: compute('font-family', 'var(--_font)'),
      fontSizeBase: `${font}px`,
      fontSizeSm: size('size-sm'),
      fontSizeLg: size('size-lg'),
      fontSizeXl: size('size-xl'),
      fontWeightNormal: weight('weight'),
      fontWeightMedium: weight('strong'),
      fontWeightBold: weight('strong'),
      fontLineHeight: String(line),
      spacingUnit: `${space}px`,
      gridRowSpacing: `${space * 4}px`,
      gridColumnSpacing: `${space * 3}px`,
      borderRadius: size('radius-control'),
      buttonBorderRadius: size('radius-control'),
      buttonPadding: `${padding}px ${space * 4}px`,
    },
    rules: {
      // iOS zooms into a field of smaller type.
      '.Input': { padding: `${padding}px ${space * 3}px`, fontSize: `${Math.max(font, 16)}px` },
    },
  };
  probe.remove();
  return appearance;
}

/** First background behind an element that is not transparent: what Stripe's frame will stand on. */
function backdrop(element: Element): string {
  for (const each of composedAncestors(element)) {
    const { backgroundColor } = getComputedStyle(each);
    if (toColor(backgroundColor)[3]) return backgroundColor;
  }
  return 'Canvas';
}

/** Reads a computed colour: `rgb(…)`, `rgba(…)` or `color(srgb …)`. */
function toColor(computed: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (computed.match(/[\d.e-]+|none/g) ?? []).map(
    (part) => Number(part) || 0,
  );
  const scale = computed.startsWith('color') ? 255 : 1;
  return [...[red, green, blue].map((part) => Math.round(part * scale)), alpha];
}

function over(color: Color, surface: Color): Color {
  const [alpha = 1] = color.slice(3);
  return surface
    .map((below, index) => (color[index] ?? 0) * alpha + below * (1 - alpha))
    .slice(0, 3);
}

function toHex(color: Color): string {
  return color.reduce<string>(
    (hex, part) =>
      hex +
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, '0'),
    '#',
  );
}

/** @see {@link https://www.w3.org/TR/WCAG22/#dfn-relative-luminance} */
function luminance([red = 0, green = 0, blue = 0]: Color): number {
  return (0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2) / 255 ** 2.2;
}
