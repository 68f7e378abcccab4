/** Older names that Stripe still takes, and the names that replaced them. */
export const deprecatedVariables = {
  colorBackgroundText: 'accessibleColorOnColorBackground',
  colorDangerText: 'accessibleColorOnColorDanger',
  colorIcon: 'iconColor',
  colorIconCardCvc: 'iconCardCvcColor',
  colorIconCardCvcError: 'iconCardCvcErrorColor',
  colorIconCardError: 'iconCardErrorColor',
  colorIconCheckmark: 'iconCheckmarkColor',
  colorIconChevronDown: 'iconChevronDownColor',
  colorIconChevronDownHover: 'iconChevronDownHoverColor',
  colorIconHover: 'iconHoverColor',
  colorIconRedirect: 'iconRedirectColor',
  colorIconTab: 'tabIconColor',
  colorIconTabHover: 'tabIconHoverColor',
  colorIconTabMore: 'tabIconMoreColor',
  colorIconTabMoreHover: 'tabIconMoreHoverColor',
  colorIconTabSelected: 'tabIconSelectedColor',
  colorLogo: 'logoColor',
  colorLogoBlock: 'blockLogoColor',
  colorLogoTab: 'tabLogoColor',
  colorLogoTabSelected: 'tabLogoSelectedColor',
  colorPrimaryText: 'accessibleColorOnColorPrimary',
  colorSuccessText: 'accessibleColorOnColorSuccess',
  colorWarningText: 'accessibleColorOnColorWarning',
  spacingAccordionItem: 'accordionItemSpacing',
  spacingGridColumn: 'gridColumnSpacing',
  spacingGridRow: 'gridRowSpacing',
  spacingTab: 'tabSpacing',
} as const;

/** An older name. */
export type DeprecatedVariable = keyof typeof deprecatedVariables;
