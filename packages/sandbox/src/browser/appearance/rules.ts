const CLASSES = [
  'AccordionItem Action Block BlockAction BlockDivider Button Checkbox CheckboxInput CheckboxLabel CodeInput',
  'Dropdown DropdownItem Error Input InputCloseIcon InputDivider Label Link Menu MenuAction MenuIcon',
  'PasscodeCloseIcon PasscodeShowIcon PaymentMethodMessaging PickerAction PickerItem RadioIcon RadioIconInner',
  'RadioIconOuter RedirectText SecondaryLink Switch SwitchControl Tab TabIcon TabLabel TermsLink TermsText Text',
  'ToggleItem',
]
  .join(' ')
  .split(' ');

const SELECTOR =
  /^\.(?<name>[A-Z][A-Za-z]*)(?:--[a-z]+)?(?::(?:hover|focus|focus-visible|active|disabled|autofill))*(?:::(?:placeholder|selection))?$/;

const PROPERTIES = new Set(
  [
    '-moz-osx-font-smoothing -webkit-font-smoothing -webkit-text-fill-color',
    'backgroundColor border borderBottom borderBottomColor borderBottomLeftRadius borderBottomRightRadius',
    'borderBottomStyle borderBottomWidth borderColor borderLeft borderLeftColor borderLeftStyle borderLeftWidth',
    'borderRadius borderRight borderRightColor borderRightStyle borderRightWidth borderStyle borderTop',
    'borderTopColor borderTopLeftRadius borderTopRightRadius borderTopStyle borderTopWidth borderWidth boxShadow',
    'color fill fillOpacity fontFamily fontSize fontVariant fontWeight gap height letterSpacing lineHeight margin',
    'marginBottom marginLeft marginRight marginTop opacity outline outlineOffset padding paddingBottom paddingLeft',
    'paddingRight paddingTop textAlign textDecoration textShadow textTransform transition',
  ]
    .join(' ')
    .split(' '),
);

/** Whether `appearance.rules` may have this selector: one public class, its states, no descendants. */
export function isRuleSelector(selector: string): boolean {
  return CLASSES.includes(SELECTOR.exec(selector)?.groups?.['name'] ?? '');
}

/** Whether a rule may set this property, written in camelCase. */
export function isRuleProperty(property: string): boolean {
  return PROPERTIES.has(property);
}

/** `boxShadow` → `box-shadow`. */
export function toCssProperty(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
