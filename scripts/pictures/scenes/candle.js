/** A candlestick with a beeswax candle. */
export default {
  lathes: [
    [
      [0, 0.1, 0.06],
      [0.5, 0.1, 0.06],
      [0.72, 0.13, 0.05],
      [0.8, 0.24, 0.035],
    ],
    [
      [0, 0.14, 0.06],
      [0.16, 0.2, 0.07],
      [0.13, 0.34, 0.05],
      [0.16, 0.5, 0.04],
      [0.2, 0.62, 0.034],
    ],
  ],
  bound: [
    [0.1, 1.35, 0],
    [1.05, 1.4, 0.95],
  ],
  camera: { eye: [0, 4.0, 11.4], target: [0.05, 1.17, 0], fov: 20 },
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      vec2 m = vec2(blend(lathe(p, 0), lathe(p, 1), .06), 1.0);
      vec3 h = p * vec3(1, 1, .7);
      float ring = abs(length(h.xy - vec2(.9, .36)) - .2); ring = length(vec2(ring, h.z)) - .05;
      m.x = blend(m.x, max(ring, .70 - p.x), .06);
      vec3 q = p; q.xz *= turn(p.y * 1.6);
      float taper = .112 - .02 * smoothstep(.5, 2.5, p.y) + .008 * cos(atan(q.z, q.x) * 4.0);
      nearer(m, max(length(p.xz) - taper, abs(p.y - 1.42) - .92) - .012, 2.0);
      nearer(m, rod(p, vec3(0, 2.3, 0), vec3(.02, 2.46, 0), .011), 3.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 1 ? thrown(p) : 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 2) return Surface(vec3(.76, .53, .22) * (.95 + .1 * fbm(p * 3.0)), .35, .35);
      if (id == 3) return Surface(vec3(.10, .08, .07), 0.0, 1.0);
      return ceramic(p, vec3(.40, .27, .18), vec3(.30, .35, .37), .10, 9.0, 1.0);
    }
  `,
};
