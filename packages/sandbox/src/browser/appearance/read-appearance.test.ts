import { describe, expect, it, vi } from 'vitest';
import { readAppearance } from './read-appearance.js';

describe('readAppearance', () => {
  it('fills in what is left out', () => {
    const warn = vi.fn();
    expect(readAppearance(undefined, warn)).toEqual({
      theme: 'stripe',
      labels: 'above',
      inputs: 'spaced',
      disableAnimations: false,
      variables: {},
      rules: {},
    });
    expect(warn).not.toHaveBeenCalled();
  });

  it('knows the older names of variables', () => {
    const { variables } = readAppearance({ variables: { spacingGridRow: '9px' } }, () => {});
    expect(variables).toEqual({ gridRowSpacing: '9px' });
  });

  it.each([
    [{ theme: 'none' }, 'none'],
    [{ colour: 'red' }, 'colour'],
    [{ variables: { colorPrimary: 'rgba(0, 0, 0, 0.5)' } }, 'colorPrimary'],
    [{ variables: { colorText: 'var(--text)' } }, 'colorText'],
    [{ variables: { fontSizeBase: 16 } }, 'fontSizeBase'],
    [{ variables: { toString: '1px' } }, 'toString'],
    [{ rules: { '.p-Input': { color: 'red' } } }, '.p-Input'],
    [{ rules: { '.Tab .Label': { color: 'red' } } }, '.Tab .Label'],
    [{ rules: { '.Input} body': { color: 'red' } } }, '.Input} body'],
    [{ rules: { '.Input': { position: 'fixed' } } }, 'position'],
    [{ rules: { '.Input': { backgroundImage: 'url(https://x.test)' } } }, 'backgroundImage'],
  ])('ignores %j, with a warning', (appearance, named) => {
    const warn = vi.fn();
    const { variables, rules } = readAppearance(appearance, warn);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(`\`${named}\``));
    expect(Object.values(variables)).toEqual([]);
    expect(Object.values(rules).flatMap((rule) => Object.keys(rule))).toEqual([]);
  });

  it.each([
    '.Input',
    '.Input--invalid',
    '.Input:focus',
    '.Input::placeholder',
    '.Tab--selected:hover',
    '.AccordionItem:focus-visible',
  ])('takes the selector %s', (selector) => {
    const { rules } = readAppearance({ rules: { [selector]: { boxShadow: 'none' } } }, () => {});
    expect(rules).toEqual({ [selector]: { boxShadow: 'none' } });
  });

  it('lets other variables refer to variables and have transparent colors', () => {
    const variables = {
      colorTextSecondary: 'var(--colorPrimary)',
      inputColorBorder: 'rgba(0,0,0,.2)',
    };
    expect(readAppearance({ variables }, () => {}).variables).toEqual(variables);
  });
});
