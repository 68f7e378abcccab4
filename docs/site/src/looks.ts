/**
 * Lets the reader see the page in another theme and colour scheme, and the elements in another direction and language.
 * `?theme=night&lang=de` in the address is where it begins.
 */
export function followLooks(form: HTMLFormElement | null): void {
  if (!form) return;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
  form.addEventListener('change', () => show(form));
  show(form);
}

function show(form: HTMLFormElement): void {
  const [theme = '', scheme = '', dir = '', lang = ''] = ['theme', 'scheme', 'dir', 'lang'].map(
    (name) => {
      const field = form.elements.namedItem(name);
      return field instanceof HTMLSelectElement ? field.value : '';
    },
  );
  const root = document.documentElement;
  // This theme is dark at any time: so are the browser's own controls on it.
  root.style.colorScheme = theme === 'night' ? 'dark' : scheme;
  for (const specimen of document.querySelectorAll<HTMLElement>('.specimen')) {
    specimen.dir = dir;
    specimen.lang = lang;
  }
  const old = document.querySelector('link[data-theme]');
  if (old?.getAttribute('data-theme') === theme) return;
  old?.remove();
  if (!theme) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `/themes/${theme}.css`;
  link.dataset['theme'] = theme;
  document.head.append(link);
}
