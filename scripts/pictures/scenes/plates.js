/** Four dinner plates, stacked. */
export default {
  lathes: [
    [
      [0, 0.09, 0.045],
      [0.4, 0.09, 0.045],
      [0.8, 0.1, 0.045],
      [1.0, 0.16, 0.042],
      [1.16, 0.25, 0.036],
      [1.26, 0.29, 0.03],
    ],
    [
      [0.72, 0.02, 0.03],
      [0.72, 0.06, 0.03],
    ],
  ],
  bound: [
    [0, 0.4, 0],
    [1.42, 0.44, 1.42],
  ],
  camera: { eye: [0, 6.3, 10], target: [0, 0.3, 0], fov: 19.5 },
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      vec2 m = vec2(1e3, 0);
      for (int i = 0; i < 4; i++) {
        float k = float(i); vec3 q = p - vec3(.035 * sin(k * 2.3), k * .142, .03 * cos(k * 1.7));
        q.y += .008 * sin(atan(q.z, q.x) * 2.0 + k);
        nearer(m, min(lathe(q, 0), lathe(q, 1)), k + 1.0);
      }
      return m;
    }
    float relief(int id, vec3 p) { return thrown(p * vec3(1, .3, 1)) + .003 * sin(length(p.xz) * 52.0) * smoothstep(1.0, .6, length(p.xz)); }
    Surface surface(int id, vec3 p, vec3 n) {
      float k = float(id - 1); p.y -= k * .142;
      vec3 glaze = id == 1 ? vec3(.20, .26, .30) : id == 2 ? vec3(.50, .57, .55) : id == 3 ? vec3(.71, .55, .42) : vec3(.80, .75, .66);
      return ceramic(p + k * 3.0 * vec3(1, 0, 1), vec3(.42, .29, .2), glaze, .06, length(p.xz) > 1.25 ? .27 : 9.0, .9);
    }
  `,
};
