/** Buttons of wallets, in the colours that the wallets ask for. */
export const walletButtons = `
@layer base {
  .Wallets { display: grid; gap: calc(var(--spacingUnit) * 2); grid-template-columns: repeat(var(--columns, 1), minmax(0, 1fr)) }
  .Wallet {
    display: flex; align-items: center; justify-content: center; gap: .35em; min-width: 0; height: var(--height, 44px); margin: 0; padding: 0 .75rem;
    border: 1px solid transparent; border-radius: var(--buttonExpressCheckoutBorderRadius); background: #000; color: #fff;
    font: 500 1rem/1 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; white-space: nowrap; overflow: hidden;
  }
  .Wallet strong { font-weight: 600 }
  .Wallet--link { background: #00d66f; color: #011e0f }
  .Wallet--paypal { background: #ffc439; color: #111 }
  .Wallet--klarna { background: #ffa8cd; color: #0b051d }
  .Wallet--amazonPay { background: #ffd814; color: #111 }
  .Wallet[data-theme='white'] { background: #fff; color: #000 }
  .Wallet[data-theme='white-outline'] { background: #fff; color: #000; border-color: #000 }
  .Wallet[data-theme='black'] { background: #000; color: #fff }
  .Wallet[data-theme='blue'] { background: #0457cb; color: #fff }
  .Wallet[data-theme='silver'] { background: #eee; color: #111 }
  .Wallets .Action { grid-column: 1 / -1; margin: 0 }
}
@layer states {
  .Wallet:focus-visible { outline: 2px solid var(--colorPrimary); outline-offset: 2px }
  .Wallet:hover { opacity: .9 }
}
@media (forced-colors: active) { .Wallet { border-color: ButtonText } }
`;
