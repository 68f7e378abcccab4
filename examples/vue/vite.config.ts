import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Where `npm start` runs the store. */
const store = 'http://localhost:4242';

// The store sells to the pages of its own origin only; behind this proxy, ours is one of them.
const proxy = { '/api': { target: store, headers: { origin: store } } };

export default defineConfig({
  plugins: [
    // Tags with a hyphen are custom elements, not components of ours.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } } }),
  ],
  appType: 'mpa',
  build: { rolldownOptions: { input: ['index.html', 'thank-you.html'] } },
  server: { proxy },
  preview: { proxy },
});
