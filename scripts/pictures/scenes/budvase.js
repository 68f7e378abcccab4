/** Three bud vases, one with a single dry stem. */
export default {
  lathes: [
    [
      [0, 0.08, 0.06],
      [0.2, 0.08, 0.06],
      [0.33, 0.18, 0.05],
      [0.36, 0.42, 0.045],
      [0.22, 0.68, 0.042],
      [0.1, 0.86, 0.04],
      [0.1, 1.12, 0.036],
      [0.15, 1.26, 0.03],
    ],
    [
      [0, 0.08, 0.06],
      [0.24, 0.08, 0.06],
      [0.4, 0.22, 0.05],
      [0.36, 0.46, 0.045],
      [0.14, 0.6, 0.04],
      [0.12, 0.68, 0.036],
      [0.17, 0.76, 0.03],
    ],
    [
      [0, 0.08, 0.06],
      [0.14, 0.08, 0.06],
      [0.24, 0.2, 0.05],
      [0.25, 0.7, 0.045],
      [0.23, 1.3, 0.04],
      [0.12, 1.55, 0.038],
      [0.1, 1.66, 0.036],
      [0.13, 1.74, 0.03],
    ],
  ],
  bound: [
    [0, 1.45, 0],
    [1.15, 1.5, 0.9],
  ],
  camera: { eye: [0, 3.5, 11.5], target: [0, 1.12, 0], fov: 19 },
  march: 0.8,
  glsl: /* glsl */ `
    const vec3 A = vec3(-.55, 0, .1), B = vec3(.6, 0, .42), C = vec3(.16, 0, -.35);
    vec2 map(vec3 p) {
      vec2 m = vec2(lathe(p - A, 0), 1.0); nearer(m, lathe(p - B, 1), 2.0); nearer(m, lathe(p - C, 2), 3.0);
      float top = box(p - vec3(-.62, 1.95, .1), vec3(.42, 1.0, .4), 0.0);
      if (top > .2) { nearer(m, top, 4.0); return m; }
      nearer(m, bezier(p, vec3(-.55, .6, .1), vec3(-.55, 1.9, .1), vec3(-.78, 2.5, .15), .012), 4.0);
      for (int i = 0; i < 9; i++) { float k = float(i), t = .70 + .035 * k; vec3 a = mix(mix(vec3(-.55, .6, .1), vec3(-.55, 1.9, .1), t), mix(vec3(-.55, 1.9, .1), vec3(-.78, 2.5, .15), t), t);
        nearer(m, length(p - a - .085 * vec3(sin(k * 2.4), .2, cos(k * 2.4))) - .052 + .003 * k, 5.0); nearer(m, rod(p, a, a + .085 * vec3(sin(k * 2.4), .2, cos(k * 2.4)), .007), 4.0); }
      return m;
    }
    float relief(int id, vec3 p) { return id < 4 ? thrown(p) : id == 5 ? .02 * noise(p * 40.0) : 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 4) return Surface(vec3(.33, .24, .13), 0.0, 1.0);
      if (id == 5) return Surface(vec3(.72, .50, .20) * (.8 + .4 * noise(p * 30.0)), 0.0, 1.0);
      vec3 g = id == 1 ? vec3(.79, .74, .65) : id == 2 ? vec3(.58, .33, .24) : vec3(.37, .42, .35);
      return ceramic(p + float(id) * 4.0 * vec3(1, 0, 1), vec3(.42, .29, .2), g, id == 3 ? .5 : .22, id == 1 ? 1.26 : id == 2 ? .76 : 1.74, .8);
    }
  `,
};
