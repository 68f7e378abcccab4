import { WalletButtons } from '../wallet/wallet-buttons.js';

const root = document.querySelector<HTMLElement>('.Wallets');
if (root) void new WalletButtons(root, location.origin);
