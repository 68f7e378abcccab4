/** A wide breakfast bowl; with CRACK, one that was broken and mended with gold. */
export default {
  lathes: [
    [
      [0, 0.14, 0.07],
      [0.25, 0.14, 0.07],
      [0.5, 0.2, 0.065],
      [0.8, 0.42, 0.058],
      [0.98, 0.72, 0.05],
      [1.06, 1.02, 0.04],
    ],
    [
      [0.42, 0.03, 0.05],
      [0.44, 0.1, 0.05],
    ],
  ],
  bound: [
    [0, 0.54, 0],
    [1.16, 0.58, 1.16],
  ],
  camera: { eye: [0, 5.2, 10.8], target: [0, 0.52, 0], fov: 16.5 },
  defines: { GLAZE: 'vec3(.45, .50, .39)', CLAY: 'vec3(.43, .30, .21)', LINE: 0.3, CRACK: 0 },
  glsl: /* glsl */ `
    vec2 map(vec3 p) {
      float wobble = .010 * sin(atan(p.z, p.x) * 2.0 + 1.0) + .006 * sin(atan(p.z, p.x) * 3.0);
      return vec2(min(lathe(p + vec3(0, wobble, 0), 0), lathe(p, 1)), 1.0);
    }
    float vein(vec3 p) {
      float a = abs(p.x * .8 + p.z * .35 + .30 + .42 * (fbm(p * 1.7) - .5));
      float b = abs(p.z * .9 - p.x * .5 - .25 + .46 * (fbm(p * 1.9 + 4.0) - .5)) + step(p.x * .8 + p.z * .35 + .30, 0.0);
      return CRACK * smoothstep(.022, .015, min(a, b));
    }
    float relief(int id, vec3 p) { return thrown(p) + .006 * vein(p); }
    Surface surface(int id, vec3 p, vec3 n) {
      bool inside = (dot(n.xz, p.xz) < 0.0 || n.y > .7) && p.y > .15;
      Surface s = ceramic(p, CLAY, GLAZE, inside ? -1.0 : LINE, 1.03, 1.0);
      s.albedo = mix(s.albedo, s.albedo * vec3(.84, .88, .84), inside ? smoothstep(.7, .1, length(p.xz)) : 0.0);
      float v = vein(p); s.albedo = mix(s.albedo, vec3(.70, .45, .13), v); s.rough = mix(s.rough, .18, v); s.coat = mix(s.coat, 4.0, v);
      return s;
    }
  `,
};
