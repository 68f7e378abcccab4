/** Two espresso cups without handles, one in ochre and one in ink. */
export default {
  lathes: [
    [
      [0, 0.08, 0.06],
      [0.3, 0.08, 0.06],
      [0.46, 0.17, 0.056],
      [0.53, 0.45, 0.048],
      [0.55, 0.8, 0.042],
      [0.58, 1.02, 0.034],
    ],
  ],
  bound: [
    [0, 0.56, 0],
    [1.3, 0.6, 1.15],
  ],
  camera: { eye: [0, 4.3, 11], target: [0, 0.6, 0], fov: 17 },
  glsl: /* glsl */ `
    const vec3 A = vec3(-.56, 0, -.38), B = vec3(.52, 0, .32);
    vec2 map(vec3 p) {
      vec2 m = vec2(lathe(p - A, 0) + .006 * sin(atan(p.z - A.z, p.x - A.x) * 2.0), 1.0);
      nearer(m, lathe(p - B, 0) + .006 * sin(atan(p.z - B.z, p.x - B.x) * 2.0 + 2.0), 2.0);
      nearer(m, max(abs(p.y - .74) - .008, length(p.xz - B.xz) - .52), 3.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 3 ? 0.0 : thrown(p); }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 3) { float r = length(p.xz - B.xz); float foam = smoothstep(.30, .46, r + .22 * fbm(p * 7.0)); return Surface(mix(vec3(.30, .13, .045), vec3(.52, .30, .13), foam), .7, .05); }
      vec3 q = p - (id == 1 ? A : B); bool inside = dot(n.xz, q.xz) < -.1 && p.y > .15;
      return ceramic(p, vec3(.42, .28, .19), inside ? vec3(.78, .72, .62) : id == 1 ? vec3(.10, .14, .19) : vec3(.72, .46, .17), inside ? -1.0 : .30, 1.03, 1.0);
    }
  `,
};
