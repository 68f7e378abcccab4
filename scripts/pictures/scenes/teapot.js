/** A side-handled teapot in unglazed red clay. */
export default {
  lathes: [
    [
      [0, 0.08, 0.06],
      [0.4, 0.08, 0.06],
      [0.68, 0.2, 0.055],
      [0.84, 0.5, 0.05],
      [0.8, 0.84, 0.05],
      [0.56, 1.06, 0.045],
      [0.44, 1.1, 0.04],
    ],
    [
      [0, 1.2, 0.035],
      [0.2, 1.18, 0.035],
      [0.44, 1.11, 0.035],
      [0.48, 1.1, 0.03],
    ],
  ],
  bound: [
    [0, 0.72, 0.25],
    [1.75, 0.76, 1.5],
  ],
  camera: { eye: [0, 4.4, 11], target: [0.02, 0.62, 0.1], fov: 19 },
  march: 0.8,
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      vec3 q = p; q.xz *= turn(.3);
      float body = lathe(q, 0);
      float spout = rod(q, vec3(-.7, .62, 0), vec3(-1.22, 1.0, 0), .12 - .045 * smoothstep(-.7, -1.22, q.x));
      spout = max(spout, -(rod(q, vec3(-1.0, .85, 0), vec3(-1.4, 1.14, 0), .055)));
      spout = max(spout, dot(q - vec3(-1.2, 1.02, 0), normalize(vec3(-.35, 1, 0))));
      vec3 h = q; h.xz *= turn(-1.15);
      float grip = rod(h, vec3(.72, .66, 0), vec3(1.45, .9, 0), .125 + .04 * smoothstep(.8, 1.45, h.x));
      grip = max(grip, -rod(h, vec3(1.28, .845, 0), vec3(1.7, .985, 0), .115));
      grip = max(grip, dot(h - vec3(1.42, .89, 0), normalize(vec3(1, .33, 0))));
      vec2 m = vec2(blend(blend(body, spout, .08), grip, .08), 1.0);
      float lid = lathe(q, 1), knob = length((q - vec3(0, 1.33, 0)) * vec3(1, 1.15, 1)) - .105;
      nearer(m, blend(lid, knob, .07), 2.0);
      return m;
    }
    float relief(int id, vec3 p) { return .016 * fbm(p * vec3(2, 16, 2)) + .002 * noise(p * 70.0); }
    Surface surface(int id, vec3 p, vec3 n) {
      vec3 clay = vec3(.30, .115, .065) * (.8 + .4 * fbm(p * 9.0));
      clay = mix(clay, vec3(.055, .045, .045), smoothstep(.40, .66, fbm(p * 1.3 + vec3(1.4, 0, 0)) + .16 * p.x) * .75);
      return Surface(clay, .5, .35);
    }
  `,
};
