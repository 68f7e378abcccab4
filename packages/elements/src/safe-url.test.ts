import { expect } from '@esm-bundle/chai';
import { safeUrl } from './safe-url.js';

describe('safeUrl', () => {
  for (const [address, expected] of [
    ['https://img.test/a.png', 'https://img.test/a.png'],
    ['/a.png', `${location.origin}/a.png`],
    ['http://localhost:4243/pay', 'http://localhost:4243/pay'],
    ['http://127.0.0.1:9/', 'http://127.0.0.1:9/'],
    ['http://img.test/a.png', undefined],
    ['http://localhost.evil.test/', undefined],
    ['javascript:alert(1)', undefined],
    [' java\nscript:alert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['blob:https://x.test/1', undefined],
    ['https://', undefined],
    ['', undefined],
    [null, undefined],
  ] as const) {
    it(`makes ${JSON.stringify(address)} ${expected}`, () => {
      expect(safeUrl(address)).to.equal(expected);
    });
  }
});
