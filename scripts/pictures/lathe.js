/** The baked field: its size in texels, and what it covers in units. */
export const LATHE = { width: 256, height: 512, r: 2.5, low: -0.5, high: 4.5 };

/** Catmull-Rom through the points, dense enough to look turned. */
function smooth(points, steps = 24) {
  const out = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [-1, 0, 1, 2].map(
      (k) => points[Math.min(Math.max(i + k, 0), points.length - 1)],
    );
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      out.push(
        b.map(
          (_, n) =>
            0.5 *
            (2 * b[n] +
              (c[n] - a[n]) * t +
              (2 * a[n] - 5 * b[n] + 4 * c[n] - d[n]) * t * t +
              (3 * b[n] - a[n] - 3 * c[n] + d[n]) * t * t * t),
        ),
      );
    }
  }
  out.push(points.at(-1));
  return out;
}

/** Distances to a half-section of wall points `[radius, height, half thickness]`. */
export function bake(points) {
  const path = smooth(points);
  const { width, height, r, low, high } = LATHE;
  const field = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const py = low + ((y + 0.5) / height) * (high - low);
    for (let x = 0; x < width; x++) {
      const px = (x / (width - 1)) * r;
      let best = 1e9;
      for (let i = 0; i + 1 < path.length; i++) {
        const a = path[i];
        const b = path[i + 1];
        const bx = b[0] - a[0];
        const by = b[1] - a[1];
        const t = Math.min(
          Math.max(((px - a[0]) * bx + (py - a[1]) * by) / (bx * bx + by * by + 1e-12), 0),
          1,
        );
        const dx = px - a[0] - bx * t;
        const dy = py - a[1] - by * t;
        const d = Math.sqrt(dx * dx + dy * dy) - (a[2] + (b[2] - a[2]) * t);
        if (d < best) best = d;
      }
      field[y * width + x] = best;
    }
  }
  return field;
}
