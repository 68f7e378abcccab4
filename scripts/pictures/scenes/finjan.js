/** Three small coffee cups, banded by hand. */
export default {
  lathes: [
    [
      [0, 0.07, 0.05],
      [0.2, 0.07, 0.05],
      [0.3, 0.13, 0.046],
      [0.4, 0.35, 0.04],
      [0.5, 0.68, 0.032],
    ],
  ],
  bound: [
    [0, 0.68, 0],
    [1.35, 0.72, 1.1],
  ],
  camera: { eye: [0, 4.4, 11], target: [0, 0.6, 0], fov: 17 },
  glsl: /* glsl */ `
    vec3 place(vec3 p, int i) { return p - (i == 0 ? vec3(-.62, 0, -.2) : i == 1 ? vec3(-.60, .43, -.18) : vec3(.48, 0, .2)); }
    vec2 map(vec3 p) {
      vec2 m = vec2(1e3, 0);
      for (int i = 0; i < 3; i++) nearer(m, lathe(place(p, i), 0), float(i + 1));
      vec3 q = place(p, 2); nearer(m, max(abs(q.y - .55) - .006, length(q.xz) - .45), 4.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 4 ? 0.0 : thrown(p) * .6; }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 4) return Surface(vec3(.30, .17, .06), 1.0, .02);
      vec3 q = place(p, id - 1); float a = atan(q.z, q.x) / 6.2832 * 18.0, y = q.y;
      vec3 c = vec3(.84, .81, .74); bool inside = dot(n.xz, q.xz) < 0.0 && y > .1;
      if (!inside) {
        vec2 u = vec2(fract(a) - .5, (y - .42) / .115); float rhomb = abs(u.x) * 2.0 + abs(u.y);
        float k = smoothstep(.95, .88, rhomb) - smoothstep(.55, .48, rhomb); k = max(k, smoothstep(.22, .16, rhomb));
        k = max(k, smoothstep(.012, .008, abs(y - .55))); k = max(k, smoothstep(.012, .008, abs(y - .29)));
        c = mix(c, id == 2 ? vec3(.52, .22, .13) : vec3(.12, .20, .27), k);
      }
      if (y > .69) c = vec3(.66, .44, .14);
      return Surface(c * (.95 + .1 * fbm(p * 4.0)), 1.0, .04);
    }
  `,
};
