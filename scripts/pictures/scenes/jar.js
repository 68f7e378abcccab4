/** A jar with an oak lid. */
export default {
  lathes: [
    [
      [0, 0.09, 0.07],
      [0.5, 0.09, 0.07],
      [0.76, 0.15, 0.066],
      [0.83, 0.36, 0.06],
      [0.83, 0.8, 0.056],
      [0.82, 1.2, 0.05],
    ],
  ],
  bound: [
    [0, 0.86, 0],
    [1, 0.9, 1],
  ],
  camera: { eye: [0, 4.2, 11.1], target: [0, 0.8, 0], fov: 18.5 },
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      vec2 m = vec2(lathe(p, 0) + .005 * sin(atan(p.z, p.x) * 2.0), 1.0);
      vec3 q = p - vec3(0, 1.32, 0);
      float lid = cylinder(q, .86, .075, .03), knob = blend(cylinder(q - vec3(0, .16, 0), .09, .1, .03), length((q - vec3(0, .27, 0)) * vec3(1, 1.35, 1)) - .15, .06);
      nearer(m, min(lid, knob), 2.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 1 ? thrown(p) + .012 * smoothstep(.4, .6, fract(p.y * 5.2)) * step(.45, p.y) * step(p.y, 1.12) * smoothstep(1.0, .6, fract(p.y * 5.2)) : .002 * noise(p * vec3(8, 80, 80)); }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 2) { vec3 q = p; q.xz *= turn(.5); return wood(vec3(.60, .38, .19), q + vec3(0, 0, 4)); }
      return ceramic(p, vec3(.45, .31, .21), vec3(.72, .60, .51), .30, 9.0, .55);
    }
  `,
};
