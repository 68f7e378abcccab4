import type { ReadAppearance } from './read-appearance.js';
import { toCssProperty } from './rules.js';
import { themes } from './themes.js';

/**
 * Dresses a document in an appearance. Its own stylesheet reads every variable as `var(--colorPrimary)` and so on.
 *
 * Values are set through the CSS object model, one declaration each: a value cannot end its declaration and start
 * another rule.
 */
export class AppearanceSheet {
  readonly #sheet = new CSSStyleSheet();
  readonly #document: Document;

  constructor(ownDocument: Document) {
    this.#document = ownDocument;
    ownDocument.adoptedStyleSheets.push(this.#sheet);
  }

  apply(appearance: ReadAppearance): void {
    this.#sheet.replaceSync('');
    const variables = { ...themes[appearance.theme], ...appearance.variables };
    const root = this.#insert(':root {}');
    for (const [name, value] of Object.entries(variables)) root.setProperty(`--${name}`, value);
    for (const [selector, declarations] of Object.entries(appearance.rules)) {
      // The frame's own stylesheet puts its states between the two: `.Input` does not undo the look of an error.
      const layer = /--|:/.test(selector) ? 'rules-of-states' : 'rules';
      const style = this.#insert(`@layer ${layer} { ${selector} {} }`);
      for (const [property, value] of Object.entries(declarations)) {
        style.setProperty(toCssProperty(property), value);
      }
    }
    const { dataset } = this.#document.documentElement;
    dataset['theme'] = appearance.theme;
    dataset['labels'] = appearance.labels;
    dataset['inputs'] = appearance.inputs;
    dataset['animations'] = appearance.disableAnimations ? 'off' : 'on';
  }

  #insert(text: string): CSSStyleDeclaration {
    const sheet = this.#sheet;
    let rule = sheet.cssRules[sheet.insertRule(text, sheet.cssRules.length)];
    // In Firefox a style rule is a grouping rule too, because others can be nested in it.
    if (rule instanceof CSSLayerBlockRule) rule = rule.cssRules[0];
    if (rule instanceof CSSStyleRule) return rule.style;
    throw new TypeError(`${text} is no style rule.`);
  }
}
