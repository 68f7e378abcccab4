/** Lets the reader see the page in another theme, colour scheme, direction and language. */
export function followLooks(form: HTMLFormElement | null): void {
  form?.addEventListener('change', () => {
    const { theme, scheme, dir, lang } = Object.fromEntries(new FormData(form));
    const root = document.documentElement;
    root.style.colorScheme = String(scheme);
    root.dir = String(dir);
    root.lang = String(lang);
    document.querySelector('link[data-theme]')?.remove();
    if (!theme) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `themes/${String(theme)}.css`;
    link.dataset['theme'] = String(theme);
    document.head.append(link);
  });
}
