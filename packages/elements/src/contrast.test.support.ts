/**
 * The contrast of two colours in `#rrggbb`, 1 to 21.
 *
 * @see {@link https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio}
 */
export function contrast(...colors: (string | undefined)[]): number {
  const [lighter = 0, darker = 0] = colors
    .map((color) => {
      const [red = 0, green = 0, blue = 0] = (color?.match(/[\da-f]{2}/g) ?? [])
        .map((part) => parseInt(part, 16) / 255)
        .map((part) => (part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    })
    .toSorted((one, other) => other - one);
  return lighter / darker;
}
