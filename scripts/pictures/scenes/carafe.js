/** A water carafe and the cup that closes it. */
export default {
  lathes: [
    [
      [0, 0.09, 0.06],
      [0.35, 0.09, 0.06],
      [0.58, 0.17, 0.06],
      [0.67, 0.5, 0.055],
      [0.66, 0.95, 0.05],
      [0.52, 1.35, 0.048],
      [0.34, 1.7, 0.045],
      [0.29, 2.0, 0.04],
      [0.36, 2.34, 0.032],
    ],
    [
      [0, 0.06, 0.04],
      [0.25, 0.06, 0.04],
      [0.38, 0.14, 0.036],
      [0.42, 0.4, 0.032],
      [0.43, 0.68, 0.026],
    ],
  ],
  bound: [
    [0.35, 1.2, 0.1],
    [1.2, 1.22, 1.1],
  ],
  camera: { eye: [0, 3.7, 11.4], target: [0.3, 1.13, 0], fov: 19 },
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      vec2 m = vec2(lathe(p, 0) + .004 * sin(atan(p.z, p.x) * 2.0 + p.y * 4.0), 1.0);
      vec3 q = p - vec3(1.05, 0, .42);
      nearer(m, lathe(q, 1), 2.0);
      nearer(m, max(abs(q.y - .52) - .008, length(q.xz) - .405), 3.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 3 ? 0.0 : thrown(p); }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 3) return Surface(vec3(.36, .38, .37), 1.0, .0);
      vec3 q = id == 2 ? p - vec3(1.05, 0, .42) : p;
      bool inside = dot(n.xz, q.xz) < -.2 && (id == 2 || p.y > 2.0);
      return ceramic(p, vec3(.53, .42, .33), vec3(.60, .65, .66), inside ? -1.0 : id == 2 ? .24 : .62, id == 2 ? .68 : 2.34, 1.0);
    }
  `,
};
