/**
 * Makes this process's clock wrong, or fast. Only `Date.now` is touched, timers are as they were.
 *
 * @param clock - `skew`: milliseconds ahead; `rate`: how many times faster than the real one since `epoch`;
 *   `ahead`: what is added now.
 */
export function warpClock({ skew = 0, rate = 1, epoch = 0, ahead = () => 0 } = {}) {
  const real = Date.now.bind(Date);
  Date.now = () => Math.floor(epoch + (real() - epoch) * rate + skew + ahead());
}
