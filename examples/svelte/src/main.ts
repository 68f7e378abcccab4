import { mount } from 'svelte';
import Shop from './shop.svelte';
import './store.js';
import ThankYou from './thank-you.svelte';
import './shop.css';

const target = document.querySelector('#app');
if (target) mount(location.pathname.includes('thank-you') ? ThankYou : Shop, { target });
