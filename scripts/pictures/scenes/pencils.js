/** Six cedar pencils. */
export default {
  bound: [
    [0, 0.09, 0.1],
    [1.35, 0.11, 1.85],
  ],
  camera: { eye: [0.3, 9.2, 6.6], target: [0, 0, 0.05], fov: 21 },
  wall: 9,
  glsl: /* glsl */ `
    vec3 place(vec3 p, float k) { p -= vec3((k - 2.5) * .34 + .05 * sin(k * 4.0), .085, .12 * sin(k * 2.7)); p.xz *= turn(.22 + .05 * sin(k * 1.9)); return p; }
    vec2 map(vec3 p) {
      vec2 m = vec2(1e3, 0);
      for (int i = 0; i < 6; i++) {
        float k = float(i); vec3 q = place(p, k); if (abs(q.x) > .5) { nearer(m, abs(q.x) - .12, 1.0); continue; }
        vec2 h = abs(q.xy); float hex = max(h.y * .866 + h.x * .5, h.x) - .092; float r = length(q.xy);
        float tip = (r - (q.z + 1.72) * .235) * .973;
        float d = max(max(hex, tip), abs(q.z) - 1.68) - .004;
        nearer(m, d, k + 1.0);
      }
      return m;
    }
    float relief(int id, vec3 p) { return 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      float k = float(id - 1); vec3 q = place(p, k); float r = length(q.xy); vec2 h = abs(q.xy); float hex = max(h.y * .866 + h.x * .5, h.x);
      vec3 paint = id == 1 ? vec3(.17, .22, .25) : id == 2 ? vec3(.56, .28, .18) : id == 3 ? vec3(.76, .70, .58) : id == 4 ? vec3(.40, .44, .34) : id == 5 ? vec3(.70, .48, .20) : vec3(.30, .17, .13);
      if (hex < .089 && q.z < -.9) { if (r < .026) return Surface(vec3(.06), .5, .4); return wood(vec3(.72, .46, .27), q.zxy + k); }
      if (q.z > 1.66) return wood(vec3(.66, .42, .25), q + k);
      float mark = step(abs(q.z - 1.2), .012) + step(abs(q.z - 1.28), .012);
      return Surface(mix(paint, vec3(.72, .55, .28), mark), .8, .12);
    }
  `,
};
