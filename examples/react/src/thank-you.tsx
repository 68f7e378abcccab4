import { useState } from 'react';

/** What a customer comes back to. */
export function ThankYou() {
  const [heading, setHeading] = useState('One moment');
  return (
    <main>
      <h1>{heading}</h1>
      <order-status
        onorder-settled={({ order }) =>
          setHeading(order.status === 'paid' ? 'Thank you' : 'Your order')
        }
      />
    </main>
  );
}
