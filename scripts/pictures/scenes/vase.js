/** A bottle vase with a branch of eucalyptus. */
export default {
  lathes: [
    [
      [0, 0.09, 0.07],
      [0.3, 0.09, 0.07],
      [0.56, 0.2, 0.06],
      [0.7, 0.55, 0.05],
      [0.66, 0.95, 0.05],
      [0.4, 1.24, 0.048],
      [0.2, 1.46, 0.045],
      [0.16, 1.75, 0.042],
      [0.2, 1.98, 0.034],
    ],
  ],
  bound: [
    [0.1, 1.62, 0],
    [1.2, 1.66, 0.9],
  ],
  camera: { eye: [0, 3.4, 11.6], target: [0.05, 1.52, 0], fov: 20.5 },
  march: 0.75,
  glsl: /* glsl */ `
    vec3 stem(float t) { return mix(mix(vec3(-.05, .5, 0), vec3(.02, 2.3, .05), t), mix(vec3(.02, 2.3, .05), vec3(.82, 3.05, .1), t), t); }
    vec2 map(vec3 p) {
      vec2 m = vec2(lathe(p, 0), 1.0);
      float top = box(p - vec3(.2, 2.5, 0), vec3(1.1, .8, .7), 0.0);
      if (top > .2) { nearer(m, top, 2.0); return m; }
      nearer(m, bezier(p, vec3(-.05, .5, 0), vec3(.02, 2.3, .05), vec3(.82, 3.05, .1), .018), 2.0);
      for (int i = 0; i < 10; i++) {
        float k = float(i), t = .60 + .0415 * k, s = mod(k, 2.0) * 2.0 - 1.0; vec3 a = stem(t), g = normalize(stem(t + .02) - a);
        vec3 d = normalize(g * .75 + s * normalize(vec3(-g.y, g.x, .5 * sin(k * 2.1))) * (1.1 - .05 * k));
        nearer(m, leaf(p, a, d, vec3(.2 * s, .35, 1.0), .46 - .022 * k, .155 - .007 * k), 3.0);
      }
      return m;
    }
    float relief(int id, vec3 p) { return id == 1 ? thrown(p) : 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 2) return Surface(vec3(.30, .19, .12), 0.0, 1.0);
      if (id == 3) return Surface(vec3(.19, .27, .20) * (.8 + .5 * fbm(p * 5.0)), .3, .4);
      return ceramic(p, vec3(.42, .28, .19), vec3(.60, .34, .23), .2, 1.99, .35);
    }
  `,
};
