/** An open box with a notebook, cards and pencils. */
export default {
  bound: [
    [0, 0.5, 0.1],
    [1.5, 0.54, 1.4],
  ],
  camera: { eye: [0, 6.6, 9.8], target: [0.02, 0.3, 0.1], fov: 19 },
  glsl: /* glsl */ `
    vec3 place(vec3 p) { p -= vec3(-.12, .36, -.12); p.xz *= turn(-.32); return p; }
    vec2 map(vec3 p) {
      vec3 q = place(p); vec2 m = vec2(1e3, 0);
      nearer(m, max(box(q, vec3(1.0, .36, .78), .015), -box(q - vec3(0, .08, 0), vec3(.96, .40, .74), 0.0)), 1.0);
      nearer(m, box(q - vec3(-.42, .04, 0), vec3(.48, .16, .66), .03), 2.0);
      nearer(m, box(q - vec3(.32, .10, .28), vec3(.22, .015, .34), .004), 3.0);
      nearer(m, box(q - vec3(.33, .12, -.20), vec3(.24, .02, .42), .004), 4.0);
      nearer(m, max(q.y + .1 - .05 * noise(q * 6.0), box(q, vec3(.96, .34, .74), 0.0)), 7.0);
      for (int i = 0; i < 2; i++) { vec3 a = vec3(.70 + .13 * float(i), .16, -.6), b = vec3(.72 + .12 * float(i), .16, .6); nearer(m, rod(q, a, b, .045), 5.0 + float(i)); }
      return m;
    }
    float relief(int id, vec3 p) { return id == 2 ? .0015 * (sin(p.x * 230.0) + sin(p.z * 230.0)) : id == 7 ? .05 * fbm(p * 9.0) : tooth(p); }
    Surface surface(int id, vec3 p, vec3 n) {
      vec3 q = place(p);
      if (id == 1) { vec3 c = vec3(.46, .32, .20); if (abs(q.x) > .97 || abs(q.z) > .75) c = mix(c, vec3(.80, .75, .66), step(abs(q.y + .04), .12)); return stock(c, p); }
      if (id == 2) { Surface s = cloth(vec3(.56, .30, .20), q); float d = max(abs(q.x + .42) - .20, abs(q.z + .22) - .12); s.albedo = mix(s.albedo, vec3(.82, .78, .70), step(d, 0.0)); return s; }
      if (id == 3) return stock(length(q.xz - vec2(.32, .28)) < .12 ? vec3(.66, .30, .18) : vec3(.84, .80, .73), p);
      if (id == 4) return stock(vec3(.38, .44, .40), p);
      if (id == 5) return Surface(vec3(.70, .48, .20), .7, .2);
      if (id == 6) return Surface(vec3(.17, .22, .25), .7, .2);
      return stock(vec3(.80, .77, .71), p);
    }
  `,
};
