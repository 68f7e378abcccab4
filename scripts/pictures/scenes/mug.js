/** A mug with a dipped glaze, its foot left as raw clay. */
export default {
  lathes: [
    [
      [0, 0.1, 0.07],
      [0.3, 0.1, 0.07],
      [0.52, 0.1, 0.07],
      [0.66, 0.2, 0.065],
      [0.735, 0.45, 0.055],
      [0.76, 0.85, 0.05],
      [0.755, 1.25, 0.045],
      [0.765, 1.52, 0.038],
    ],
    [
      [0.46, 0.03, 0.04],
      [0.5, 0.03, 0.04],
    ],
  ],
  bound: [
    [0.2, 0.8, 0.1],
    [1.15, 0.84, 0.95],
  ],
  camera: { eye: [0, 4.1, 11.2], target: [0.14, 0.86, 0], fov: 18.5 },
  defines: { GLAZE: 'vec3(.80, .74, .64)', CLAY: 'vec3(.40, .27, .185)', LINE: 0.36 },
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      p.xz *= turn(-.35);
      float wobble = .006 * sin(atan(p.z, p.x) * 2.0 + p.y * 3.0);
      float body = min(lathe(p, 0), lathe(p, 1)) + wobble;
      float handle = bezier(p * vec3(1, 1, .78), vec3(.72, 1.28, 0), vec3(1.62, 1.5, 0), vec3(.74, .38, 0), .075);
      vec2 m = vec2(blend(body, max(handle, .75 - length(p.xz)), .07), 1.0);
      nearer(m, max(abs(p.y - 1.24) - .01, length(p.xz) - .735), 2.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 1 ? thrown(p) : 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 2) return Surface(mix(vec3(.035, .014, .006), vec3(.16, .08, .035), smoothstep(.62, .74, length(p.xz))), 1.0, .0);
      bool inside = dot(n.xz, p.xz) < 0.0 && length(p.xz) < .72 && p.y > .14;
      return ceramic(p, CLAY, GLAZE, inside ? -1.0 : LINE, 1.55, 1.0);
    }
  `,
};
