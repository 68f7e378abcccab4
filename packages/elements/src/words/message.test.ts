import { expect } from '@esm-bundle/chai';
import { fill, parts, plural } from './message.js';

describe('messages', () => {
  it('are filled', () => {
    expect(fill('{a} and {b}, {a}', { a: 1, b: 'x' })).to.equal('1 and x, 1');
    expect(parts('{a} is {b}', { a: null, b: 2 })).to.deep.equal(['', '', ' is ', 2, '']);
  });

  it('have the plural of their language, and its digits', () => {
    const pieces = { one: '{count} kus', few: '{count} kusy', other: '{count} kusů' };
    expect(plural(pieces, 1, 'cs')).to.equal('1 kus');
    expect(plural(pieces, 3, 'cs')).to.equal('3 kusy');
    expect(plural(pieces, 5, 'cs')).to.equal('5 kusů');
    // A language may have a category that the message has not.
    expect(plural(pieces, 1.5, 'cs')).to.contain('kusů');
    expect(plural('{count} of {all}', 1234, 'ar-EG', { all: 'x' })).to.equal('١٬٢٣٤ of x');
  });
});
