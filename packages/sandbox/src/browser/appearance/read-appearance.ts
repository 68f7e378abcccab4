import { deprecatedVariables } from './deprecated-variables.js';
import { isRuleProperty, isRuleSelector } from './rules.js';
import { themes, type Theme } from './themes.js';
import { isRecord } from '../record.js';

/** An appearance in which only what Stripe takes is left. */
export interface ReadAppearance {
  theme: Theme;
  labels: 'above' | 'floating';
  inputs: 'condensed' | 'spaced';
  disableAnimations: boolean;
  /** By current names. */
  variables: Record<string, string>;
  rules: Record<string, Record<string, string>>;
}

// Stripe computes tints of these itself, so it wants them as plain colours.
const PLAIN_COLORS = /^color(?:Primary|Background|Text|Success|Danger|Warning)$/;
const NOT_PLAIN = /\b(?:var|rgba|hsla|color-mix)\(/i;

const isTheme = (value: unknown): value is Theme =>
  value === 'stripe' || value === 'night' || value === 'flat';

/**
 * Reads `appearance` as a page gave it. What Stripe would ignore is left out and told to `warn`.
 *
 * @see {@link https://docs.stripe.com/elements/appearance-api}
 */
export function readAppearance(
  appearance: unknown,
  warn: (message: string) => void,
): ReadAppearance {
  const given = isRecord(appearance) ? appearance : {};
  const { theme = 'stripe', labels, inputs, disableAnimations } = given;
  if (!isTheme(theme)) {
    warn(`\`${String(theme)}\` is not a theme; use stripe, night or flat.`);
  }
  for (const key of Object.keys(given)) {
    if (!/^(?:theme|variables|rules|labels|inputs|disableAnimations)$/.test(key)) {
      warn(`\`${key}\` is not a property of appearance.`);
    }
  }
  return {
    theme: isTheme(theme) ? theme : 'stripe',
    labels: labels === 'floating' ? 'floating' : 'above',
    inputs: inputs === 'condensed' ? 'condensed' : 'spaced',
    disableAnimations: disableAnimations === true,
    variables: readVariables(given['variables'], warn),
    rules: readRules(given['rules'], warn),
  };
}

function readVariables(value: unknown, warn: (message: string) => void): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [given, text] of Object.entries(isRecord(value) ? value : {})) {
    const renamed: unknown = Object.entries(deprecatedVariables).find(
      ([old]) => old === given,
    )?.[1];
    const name = typeof renamed === 'string' ? renamed : given;
    if (text === undefined) continue;
    if (!Object.hasOwn(themes.stripe, name)) {
      warn(`\`${given}\` is not a variable of appearance.`);
    } else if (typeof text !== 'string') {
      warn(`the variable \`${given}\` must be a string, not ${JSON.stringify(text)}.`);
    } else if (PLAIN_COLORS.test(name) && NOT_PLAIN.test(text)) {
      warn(
        `the variable \`${given}\` must be a hex, rgb() or hsl() color, not ${JSON.stringify(text)}. It is ignored.`,
      );
    } else {
      variables[name] = text;
    }
  }
  return variables;
}

function readRules(
  value: unknown,
  warn: (message: string) => void,
): Record<string, Record<string, string>> {
  const rules: Record<string, Record<string, string>> = {};
  for (const [selector, declarations] of Object.entries(isRecord(value) ? value : {})) {
    if (!isRuleSelector(selector) || !isRecord(declarations)) {
      warn(`\`${selector}\` is not a selector of appearance.rules.`);
      continue;
    }
    const kept: Record<string, string> = {};
    for (const [property, text] of Object.entries(declarations)) {
      if (!isRuleProperty(property)) {
        warn(`\`${property}\` is not a property that \`${selector}\` takes.`);
      } else if (typeof text === 'string') {
        kept[property] = text;
      }
    }
    rules[selector] = kept;
  }
  return rules;
}
