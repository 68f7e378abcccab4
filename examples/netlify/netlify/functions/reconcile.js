import { store } from '../../store.js';

/** Finds what webhooks missed. */
export default async () => {
  await store.reconcile();
};

export const config = { schedule: '* * * * *' };
