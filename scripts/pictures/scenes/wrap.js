/** Rolls of wrapping paper, standing and lying. */
export default {
  bound: [
    [0.05, 1.25, 0],
    [1.3, 1.32, 0.9],
  ],
  camera: { eye: [0, 3.9, 11.4], target: [0.02, 1.13, 0], fov: 20 },
  glsl: /* glsl */ `
    vec3 place(vec3 p, int i) {
      if (i == 3) { p -= vec3(.25, .2, .62); p.xz *= turn(.16); return p.yxz; }
      return p - (i == 0 ? vec3(-.55, 1.2, -.1) : i == 1 ? vec3(.02, 1.02, -.3) : vec3(.52, 1.28, -.12));
    }
    float tall(int i) { return i == 0 ? 1.2 : i == 1 ? 1.02 : i == 2 ? 1.28 : .92; }
    vec2 map(vec3 p) {
      vec2 m = vec2(1e3, 0);
      for (int i = 0; i < 4; i++) {
        vec3 q = place(p, i); float r = length(q.xz), a = atan(q.z, q.x) / 6.2832;
        float roll = max(r - .2 - .012 * a, abs(q.y) - tall(i)); roll = max(roll, .12 - r);
        nearer(m, roll, float(i + 1));
        nearer(m, box(vec3(r - .205, q.y, 0), vec3(.012, .12, 1.0), .004), 5.0 + float(i));
      }
      return m;
    }
    float relief(int id, vec3 p) { return tooth(p); }
    Surface surface(int id, vec3 p, vec3 n) {
      int i = id > 4 ? id - 5 : id - 1; vec3 q = place(p, i); float a = atan(q.z, q.x) * .2, r = length(q.xz);
      if (id > 4) return stock(vec3(.80, .76, .68), p);
      vec3 base = i == 0 ? vec3(.55, .27, .18) : i == 1 ? vec3(.78, .72, .60) : i == 2 ? vec3(.34, .40, .35) : vec3(.72, .51, .22);
      vec3 mark = i == 0 ? vec3(.80, .62, .50) : i == 1 ? vec3(.30, .35, .38) : i == 2 ? vec3(.74, .70, .58) : vec3(.84, .76, .58);
      if (abs(q.y) > tall(i) - .01) return stock(vec3(.80, .76, .68) * (.72 + .28 * step(.5, fract(r * 46.0))), p);
      vec2 u = vec2(a, q.y); float k = 0.0;
      if (i == 0) { vec2 c = fract(u * 7.85 + vec2(0, .5 * floor(mod(u.x * 7.85, 2.0)))) - .5; k = smoothstep(.23, .2, length(c)); }
      if (i == 1) k = smoothstep(.1, .06, abs(fract((u.y + u.x * .0) * 7.0) - .5));
      if (i == 2) { vec2 c = abs(fract(u * 6.37) - .5); k = smoothstep(.06, .03, abs(c.x + c.y - .36)); }
      if (i == 3) k = smoothstep(.14, .1, abs(fract(u.x * 9.55) - .5));
      return stock(mix(base, mark, k), p);
    }
  `,
};
