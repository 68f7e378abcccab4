/** A moon jar: two bowls joined at the belly, a little out of true. */
export default {
  lathes: [
    [
      [0.46, 0.06, 0.05],
      [0.5, 0.12, 0.055],
      [0.86, 0.42, 0.055],
      [1.12, 0.95, 0.052],
      [1.09, 1.4, 0.05],
      [0.82, 1.86, 0.05],
      [0.5, 2.08, 0.048],
      [0.47, 2.26, 0.036],
    ],
  ],
  bound: [
    [0, 1.14, 0],
    [1.25, 1.18, 1.25],
  ],
  camera: { eye: [0, 3.8, 11.3], target: [0, 1.12, 0], fov: 20 },
  glsl: /* glsl */ `
    vec2 map(vec3 p) { vec3 q = p; q.x *= 1.0 + .012 * sin(p.y * 2.0); q.y += .014 * q.x; return vec2(lathe(q, 0) + .008 * sin(atan(p.z, p.x) * 2.0 + 1.0), 1.0); }
    float relief(int id, vec3 p) { return .022 * fbm(p * vec3(1.5, 5, 1.5)) + .010 * smoothstep(.05, .0, abs(p.y - 1.2)); }
    Surface surface(int id, vec3 p, vec3 n) {
      vec3 c = vec3(.82, .80, .75) * (.95 + .09 * fbm(p * 2.0));
      c = mix(c, vec3(.76, .63, .52), smoothstep(.52, .74, fbm(p * 1.25 + 8.0)) * .35);
      c = mix(c, vec3(.5, .36, .25), smoothstep(.10, .06, p.y));
      return Surface(c, .75, .12);
    }
  `,
};
