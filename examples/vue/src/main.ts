import { createApp } from 'vue';
import Shop from './shop.vue';
import './store.js';
import ThankYou from './thank-you.vue';
import './shop.css';

createApp(location.pathname.includes('thank-you') ? ThankYou : Shop).mount('#app');
