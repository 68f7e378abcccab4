/** What Stripe lets any page do: publishable keys are made for browsers. */
export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry, Idempotent-Replayed',
  'access-control-max-age': '300',
};

/** Answers a preflight request. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 200,
    headers: {
      ...corsHeaders,
      'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
      'access-control-allow-headers':
        request.headers.get('access-control-request-headers') ?? 'Authorization, Content-Type',
    },
  });
}
