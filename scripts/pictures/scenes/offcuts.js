/** A bundle of paper offcuts, tied with string. */
export default {
  bound: [
    [0, 0.33, 0],
    [1.45, 0.36, 1.3],
  ],
  camera: { eye: [0, 5.8, 10.3], target: [0, 0.26, 0], fov: 17.5 },
  march: 0.8,
  glsl: /* glsl */ `
    vec3 place(vec3 p, float k) { p -= vec3(.05 * sin(k * 5.1), .03 + k * .046, .04 * cos(k * 3.7)); p.xz *= turn(-.42 + .05 * sin(k * 2.9)); return p; }
    vec3 size3(float k) { return vec3(1.04 - .10 * fract(k * .618), .020, .74 - .10 * fract(k * .754)); }
    vec2 map(vec3 p) {
      vec2 m = vec2(1e3, 0);
      for (int i = 0; i < 11; i++) { float k = float(i); nearer(m, box(place(p, k), size3(k), .003), k + 1.0); }
      vec3 q = p; q.xz *= turn(-.42);
      float tie = min(abs(length(vec2(max(abs(q.z) - .72, 0.0), max(abs(q.y - .25) - .25, 0.0))) - .03) , 9.0);
      nearer(m, max(length(vec2(abs(box(vec3(0, q.y - .26, q.z), vec3(9, .275, .77), .04)), q.x - .1)) - .014, -q.y), 12.0);
      nearer(m, bezier(q, vec3(.1, .55, 0), vec3(.36, .75, .12), vec3(.1, .56, .04), .014), 12.0);
      nearer(m, bezier(q, vec3(.1, .55, 0), vec3(-.2, .75, .12), vec3(.1, .56, .04), .014), 12.0);
      nearer(m, bezier(q, vec3(.1, .55, .02), vec3(.2, .56, .22), vec3(.34, .53, .4), .013), 12.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 12 ? .02 * sin(p.x * 160.0 + p.z * 160.0 + p.y * 160.0) * .2 : tooth(p); }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 12) return Surface(vec3(.70, .60, .45), 0.0, 1.0);
      int k = (id - 1) % 6;
      vec3 c = k == 0 ? vec3(.80, .75, .66) : k == 1 ? vec3(.56, .28, .18) : k == 2 ? vec3(.38, .44, .38) : k == 3 ? vec3(.72, .51, .22) : k == 4 ? vec3(.72, .56, .47) : vec3(.19, .25, .29);
      return stock(c, p);
    }
  `,
};
