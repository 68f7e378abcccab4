/** A low planter with a saucer and a young sansevieria. */
export default {
  lathes: [
    [
      [0, 0.2, 0.06],
      [0.4, 0.2, 0.06],
      [0.6, 0.26, 0.058],
      [0.72, 0.55, 0.054],
      [0.79, 1.0, 0.048],
    ],
    [
      [0, 0.06, 0.05],
      [0.6, 0.06, 0.05],
      [0.84, 0.09, 0.045],
      [0.93, 0.17, 0.038],
    ],
  ],
  bound: [
    [0, 1.3, 0],
    [1.05, 1.36, 1.05],
  ],
  camera: { eye: [0, 4.2, 11.4], target: [0, 1.16, 0], fov: 20 },
  march: 0.7,
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      vec2 m = vec2(min(lathe(p, 0), lathe(p, 1)) + .005 * sin(atan(p.z, p.x) * 2.0), 1.0);
      nearer(m, max(abs(p.y - .9 + .03 * noise(p * 12.0)) - .02, length(p.xz) - .76), 2.0);
      float top = box(p - vec3(0, 1.7, 0), vec3(.85, .95, .7), 0.0);
      if (top > .2) { nearer(m, top, 3.0); return m; }
      for (int i = 0; i < 7; i++) {
        float k = float(i), a = k * 2.4, lean = .12 + .05 * k; vec3 o = vec3(cos(a), 0, sin(a));
        vec3 d = normalize(vec3(o.x * lean, 1, o.z * lean));
        nearer(m, leaf(p, vec3(0, .8, 0) + o * (.06 + .035 * k), d, normalize(vec3(-o.z, 0, o.x) + .6 * o), 1.72 - .16 * k + .2 * sin(k * 3.0), .135), 3.0);
      }
      return m;
    }
    float relief(int id, vec3 p) { return id == 1 ? thrown(p) : id == 2 ? .04 * noise(p * 22.0) : 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 2) return Surface(vec3(.09, .06, .045) * (.6 + .8 * noise(p * 25.0)), 0.0, 1.0);
      if (id == 3) { float band = smoothstep(.35, .65, noise(vec3(p.x * 2.0, p.y * 13.0, p.z * 2.0)) ); return Surface(mix(vec3(.11, .19, .11), vec3(.27, .34, .22), band * .8), .45, .35); }
      return ceramic(p, vec3(.55, .44, .35), vec3(.66, .62, .55), 9.0, 9.0, 0.0);
    }
  `,
};
