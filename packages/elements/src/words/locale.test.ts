import { expect } from '@esm-bundle/chai';
import { localeOf } from './locale.js';

describe('localeOf', () => {
  for (const [language, expected] of [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-at', 'de'],
    ['pt', 'pt'],
    ['pt-PT', 'pt'],
    ['pt-BR', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG', 'zh-Hans'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['iw', 'he'],
    ['zh-TW', undefined],
    ['en-GB', undefined],
    ['tlh', undefined],
    ['not a language', undefined],
  ] as const) {
    it(`of ${language} is ${expected ?? 'English'}`, () => {
      expect(localeOf(language)).to.equal(expected);
    });
  }
});
