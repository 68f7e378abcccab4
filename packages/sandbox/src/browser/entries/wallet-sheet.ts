import { WalletSheetPage } from '../wallet/wallet-sheet-page.js';

const form = document.querySelector('form');
if (form) void new WalletSheetPage(form, location.origin);
