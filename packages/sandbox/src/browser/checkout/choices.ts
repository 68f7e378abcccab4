import type { LivePage } from './live-page.js';

/** What a customer chooses besides the payment: quantities, an amount, a promotion code, a way to ship. */
export function listenToChoices(page: LivePage): void {
  const changeLine = async (input: HTMLInputElement, line: object) => {
    showProblem(input, (await page.change({ line_items: [line] }))?.message);
  };
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { quantity, amount } = target.dataset;
    if (quantity !== undefined && target instanceof HTMLInputElement) {
      void changeLine(target, { id: quantity, quantity: Math.trunc(Number(target.value)) });
    } else if (amount !== undefined && target instanceof HTMLInputElement) {
      const minor = minorUnits(target.value, Number(target.dataset['exponent']));
      if (minor === undefined) showProblem(target, 'Enter an amount, such as 12.50.');
      else void changeLine(target, { id: amount, custom_unit_amount: minor });
    } else if (target.name === 'shippingOption') {
      void page.change({ shipping_rate: target.value });
    } else if (isTaxed(target)) {
      tax(target);
    }
  });
  const untaxed = document.querySelector<HTMLFormElement>('[data-untaxed]');
  const countries = untaxed?.querySelectorAll<HTMLSelectElement>('select') ?? [];
  // A country is chosen from the start: its tax belongs to the total that is shown.
  for (const country of countries) if (isTaxed(country)) tax(country);

  function tax(country: HTMLInputElement | HTMLSelectElement): void {
    const address = { name: '', address: { country: country.value } };
    const shipped = country.id === 'shippingCountry';
    void page.change(shipped ? { shipping: address } : { billing_address: address });
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset['action'] !== 'add-promotion') return;
    event.preventDefault();
    const input = form.querySelector<HTMLInputElement>('input');
    if (input?.value.trim()) void addPromotion(input);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-action]') : null;
    if (button?.getAttribute('data-action') === 'remove-promotion') void removePromotion();
  });

  async function addPromotion(input: HTMLInputElement): Promise<void> {
    const error = await page.change({ promotion_code: input.value });
    if (error) {
      showProblem(input, error.message);
      input.focus();
    } else {
      document.querySelector<HTMLElement>('[data-action="remove-promotion"]')?.focus();
    }
  }

  async function removePromotion(): Promise<void> {
    await page.change({ promotion_code: '' });
    document.querySelector<HTMLElement>('.Promotion summary')?.focus();
  }
}

function showProblem(input: HTMLInputElement, message: string | undefined): void {
  const error = document.querySelector<HTMLElement>(`[id="${CSS.escape(input.id)}-error"]`);
  if (message) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  input.classList.toggle('Input--invalid', Boolean(message));
  if (!error) return;
  error.textContent = message ?? '';
  error.hidden = !message;
}

function isTaxed(control: HTMLInputElement | HTMLSelectElement): boolean {
  const taxed = control.form?.dataset['taxed'];
  return (
    (taxed === 'shipping' && control.id === 'shippingCountry') ||
    (taxed === 'billing' && control.id === 'billingCountry')
  );
}

/** `('12.5', 2)` → 1250; nothing for what is no amount of that many decimals. */
function minorUnits(written: string, exponent: number): number | undefined {
  const text = written.trim().replace(',', '.');
  if (!/^\d{1,9}(\.\d{0,3})?$/.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.length > exponent) return undefined;
  return Number(whole + fraction.padEnd(exponent, '0'));
}
