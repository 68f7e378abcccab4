import { expect } from '@esm-bundle/chai';
import type { Outcome } from './outcome.js';
import { settleOrder } from './settle-order.js';

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('settling an order', () => {
  it('asks at once where it is told to, and never a server that is down again and again', async () => {
    let asked = 0;
    let wanted = true;
    const ask = async (): Promise<Outcome> => {
      asked += 1;
      return { status: 'unknown' };
    };
    const settled = settleOrder(ask, () => wanted, 0);
    await wait(300);
    expect(asked).to.equal(1);
    wanted = false;
    expect((await settled).status).to.equal('unknown');
    expect(asked).to.equal(1);
  });
});
