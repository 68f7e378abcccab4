/** A salt pig, open at the snout, with flaky salt inside. */
export default {
  lathes: [
    [
      [0, 0.09, 0.07],
      [0.45, 0.09, 0.07],
      [0.74, 0.2, 0.062],
      [0.86, 0.55, 0.06],
      [0.82, 0.98, 0.06],
      [0.6, 1.34, 0.06],
      [0.25, 1.52, 0.06],
      [0, 1.55, 0.06],
    ],
  ],
  bound: [
    [0, 0.84, 0.1],
    [1.05, 0.9, 1.15],
  ],
  camera: { eye: [0, 3.8, 11.3], target: [0, 0.78, 0.1], fov: 18.5 },
  march: 0.8,
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      vec3 q = p; q.xz *= turn(-.42);
      vec3 o = q - vec3(0, .94, .62); o.yz *= turn(.5);
      float hole = length(o * vec3(1, 1, .6)) - .5, lip = length(vec2(length(o.xy) - .52, o.z - .02)) - .065;
      float body = max(lathe(q, 0), -hole);
      vec2 m = vec2(blend(body, lip, .08), 1.0);
      float ears = min(length((q - vec3(-.38, 1.5, .02)) * vec3(1, .8, 1.6)) - .15, length((q - vec3(.38, 1.5, .02)) * vec3(1, .8, 1.6)) - .15);
      m.x = blend(m.x, ears, .07);
      nearer(m, max(max(q.y - .52 - .10 * fbm(q * 4.0), .3 - q.y), length(q.xz) - .78), 2.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 2 ? .05 * noise(p * 34.0) : thrown(p); }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 2) return Surface(vec3(.84, .84, .82), .3, .3);
      return ceramic(p, vec3(.44, .30, .2), vec3(.70, .50, .43), .24, 9.0, 1.0);
    }
  `,
};
