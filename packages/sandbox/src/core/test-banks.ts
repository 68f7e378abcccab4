import type { Decline } from './test-cards.js';

/** What Stripe's test bank accounts do: a debit that is known to have succeeded or failed only later. */
export interface TestBank {
  readonly account: string;
  /** What the debit meets in the end; `null` is success. */
  readonly failure: Decline | null;
}

const failure = (code: string, message: string): Decline => ({ code, decline_code: code, message });

/** @see {@link https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-account-numbers} */
const ACCOUNTS: Readonly<Record<string, Decline | null>> = {
  '000123456789': null,
  '000111111113': failure('account_closed', "The customer's bank account has been closed."),
  '000222222227': failure(
    'insufficient_funds',
    "The customer's account has insufficient funds to cover this payment.",
  ),
};

const IDS: Readonly<Record<string, string>> = {
  pm_usBankAccount_success: '000123456789',
  pm_usBankAccount_accountClosed: '000111111113',
  pm_usBankAccount_insufficientFunds: '000222222227',
};

/** What an account number does; nothing for one that is no test account. */
export function testBank(account: string): TestBank | undefined {
  const known = Object.hasOwn(ACCOUNTS, account);
  return known ? { account, failure: ACCOUNTS[account] ?? null } : undefined;
}

/** The account behind a payment method that every test account has, such as `pm_usBankAccount_success`. */
export function testBankOfId(id: string): TestBank | undefined {
  return Object.hasOwn(IDS, id) ? testBank(IDS[id] ?? '') : undefined;
}
