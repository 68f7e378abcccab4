import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` runs the store. */
const store = 'http://localhost:4242';

// The store sells to the pages of its own origin only; behind this proxy, ours is one of them.
const proxy = { '/api': { target: store, headers: { origin: store } } };

export default defineConfig({
  plugins: [react()],
  appType: 'mpa',
  build: { rolldownOptions: { input: ['index.html', 'thank-you.html'] } },
  server: { proxy },
  preview: { proxy },
});
