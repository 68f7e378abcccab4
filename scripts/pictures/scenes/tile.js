/** A glaze test tile, propped up; GLAZE and DRIP make the five. */
export default {
  bound: [
    [0, 0.92, -0.05],
    [0.85, 0.98, 0.75],
  ],
  camera: { eye: [1.0, 3.2, 11.4], target: [0, 0.92, 0], fov: 17.5 },
  defines: { GLAZE: 'vec3(.45, .50, .39)', POOL: 'vec3(.20, .26, .20)', WET: 1 },
  glsl: /* glsl */ `
    vec3 place(vec3 p) { p.xz *= turn(-.18); return p; }
    float drip(vec3 q) { return .52 + .16 * fbm(vec3(q.x * 2.6, 0, GLAZE.x * 9.0)) + .10 * noise(vec3(q.x * 7.0, 2.0, GLAZE.z * 9.0)); }
    vec2 map(vec3 p) {
      vec3 q = place(p); float up = box(q - vec3(0, .92, -.22), vec3(.66, .92, .075), .05), foot = box(q - vec3(0, .075, .1), vec3(.66, .075, .4), .05);
      float d = blend(up, foot, .16); d = max(d, -(length(q.xy - vec2(0, 1.56)) - .085) );
      if (q.z > -.3) d -= .022 * smoothstep(drip(q) - .02, drip(q) + .05, q.y);
      return vec2(d, 1.0);
    }
    float relief(int id, vec3 p) { return .014 * fbm(p * vec3(3, 9, 3)) + .002 * noise(p * 60.0); }
    Surface surface(int id, vec3 p, vec3 n) {
      vec3 q = place(p); Surface s = ceramic(p, vec3(.50, .37, .27), GLAZE, -9.0, 9.0, WET);
      float e = drip(q); float k = smoothstep(e - .01, e + .004, q.y);
      s.albedo = mix(s.albedo, POOL, smoothstep(e + .30, e + .02, q.y) * .75); s.albedo = mix(s.albedo, vec3(.44, .28, .17), smoothstep(1.76, 1.82, q.y) * .6);
      Surface raw = ceramic(p, vec3(.50, .37, .27), GLAZE, 99.0, 99.0, 0.0); s.albedo = mix(raw.albedo, s.albedo, k); s.coat *= k; return s;
    }
  `,
};
