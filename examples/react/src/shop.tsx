import { useDeferredValue, useState } from 'react';

/** The shelf: what is typed narrows it, and the page says how much there is. */
export function Shop() {
  const [words, setWords] = useState('');
  const [count, setCount] = useState<number>();
  return (
    <main>
      <h1>Halden</h1>
      <label>
        Search the shelf
        <input type="search" value={words} onChange={({ target }) => setWords(target.value)} />
      </label>
      <p role="status">{count === undefined ? 'Looking …' : `Pieces here: ${count}`}</p>
      <product-list
        search={useDeferredValue(words)}
        successPath="thank-you.html"
        onproducts-loaded={({ products }) => setCount(products.length)}
      />
    </main>
  );
}
