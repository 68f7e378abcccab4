import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shop } from './shop.js';
import './store.js';
import { ThankYou } from './thank-you.js';
import './shop.css';

const root = document.querySelector('#app');
const isPaid = location.pathname.includes('thank-you');
if (root) createRoot(root).render(<StrictMode>{isPaid ? <ThankYou /> : <Shop />}</StrictMode>);
