/** A letter with a wax seal on the envelope; a card looks out from under it. */
export default {
  lathes: [
    [
      [0, 0.02, 0.05],
      [0.14, 0.02, 0.05],
      [0.17, 0.05, 0.045],
      [0.22, 0.03, 0.05],
    ],
  ],
  bound: [
    [0, 0.1, 0],
    [1.6, 0.14, 1.75],
  ],
  camera: { eye: [0, 10.2, 5.0], target: [0.02, 0, 0.02], fov: 18.5 },
  wall: 9,
  glsl: /* glsl */ `
    vec3 place(vec3 p) { p.xz *= turn(.14); return p; }
    vec3 under(vec3 p) { p -= vec3(.18, .014, -.52); p.xz *= turn(-.16); return p; }
    float flap(vec3 q) { vec2 u = vec2(abs(q.x), q.z + .8); return max((u.y - .98 + u.x * .84) * .765, -u.y - .005); }
    vec2 map(vec3 p) {
      vec3 q = place(p - vec3(0, .045, .25)); vec2 m = vec2(1e3, 0);
      nearer(m, box(q, vec3(1.14, .022, .80), .012), 1.0);
      nearer(m, max(flap(q), abs(q.y - .03) - .008) - .004, 2.0);
      nearer(m, box(under(p), vec3(.98, .012, .70), .004), 3.0);
      vec3 w = q - vec3(0, .045, .16); float a = atan(w.z, w.x); w.xz *= 1.0 + .05 * sin(a * 3.0 + 1.0) + .03 * sin(a * 5.0);
      nearer(m, blend(lathe(w, 0), max(length(w.xz) - .15, abs(w.y) - .03), .03), 4.0);
      return m;
    }
    float relief(int id, vec3 p) {
      if (id == 4) { vec3 q = place(p - vec3(0, .045, .25)) - vec3(0, .045, .16); float h = min(min(abs(q.x + .05), abs(q.x - .05)), max(abs(q.z), 0.0) + step(.05, abs(q.x))); return -.012 * smoothstep(.018, .006, h) * step(length(q.xz), .1); }
      return tooth(p);
    }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 4) return Surface(vec3(.44, .12, .075), .9, .15);
      if (id == 3) { vec3 q = under(p); vec3 c = vec3(.84, .80, .72); float line = step(.72, fract(q.z * 9.0 + .2)) * step(abs(q.x), .7) * step(abs(q.z), .52); return stock(mix(c, vec3(.45, .43, .42), line * .5 * step(.2, noise(q * vec3(24, 1, 2)))), p); }
      return stock(id == 2 ? vec3(.67, .64, .53) : vec3(.64, .61, .50), p);
    }
  `,
};
