/** Three notebooks bound in cloth, stacked. */
export default {
  bound: [
    [0, 0.42, 0],
    [1.35, 0.46, 1.45],
  ],
  camera: { eye: [0, 5.6, 10.4], target: [0, 0.34, 0], fov: 17.5 },
  glsl: /* glsl */ `
    vec3 place(vec3 p, float k) { p -= vec3(.06 * sin(k * 2.0), .135 + k * .27, .04 * k); p.xz *= turn(-.5 + .22 * k * (k - 1.4)); return p; }
    vec2 map(vec3 p) {
      vec2 m = vec2(1e3, 0);
      for (int i = 0; i < 3; i++) {
        float k = float(i); vec3 q = place(p, k);
        float boards = max(box(q, vec3(.78, .132, 1.08), .03), -box(q - vec3(.1, 0, 0), vec3(.82, .106, 1.2), .0));
        nearer(m, boards, k + 1.0);
        nearer(m, box(q - vec3(.015, 0, 0), vec3(.74, .108, 1.045), .01), 4.0 + k);
      }
      vec3 q = place(p, 2.0);
      nearer(m, box(q - vec3(.56, 0, 0), vec3(.03, .142, 1.09), .01), 7.0);
      return m;
    }
    float relief(int id, vec3 p) {
      if (id < 4) { vec3 q = place(p, float(id - 1)); return .0016 * (sin(q.x * 230.0) + sin(q.z * 230.0)); }
      return 0.0;
    }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 7) return Surface(vec3(.60, .42, .28), 0.0, 1.0);
      if (id > 3) { vec3 q = place(p, float(id - 4)); return Surface(vec3(.78, .74, .66) * (.80 + .2 * noise(vec3(1.0, q.y * 150.0, 3.0))), 0.0, 1.0); }
      vec3 q = place(p, float(id - 1));
      vec3 c = id == 1 ? vec3(.17, .22, .25) : id == 2 ? vec3(.56, .30, .20) : vec3(.52, .51, .40);
      Surface s = cloth(c, q);
      if (id == 3 && n.y > .8) { vec2 l = abs(q.xz - vec2(-.12, -.42)) - vec2(.30, .17); float d = max(l.x, l.y); s.albedo = mix(s.albedo, vec3(.80, .76, .68), smoothstep(.004, 0.0, d)); float lines = step(abs(q.z + .40), .006) + step(abs(q.z + .33), .006); s.albedo = mix(s.albedo, vec3(.4), lines * step(abs(q.x + .12), .2)); }
      return s;
    }
  `,
};
