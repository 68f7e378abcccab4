// What things are made of.

// Stoneware dipped in glaze down to `line`; `rim` is where the iron breaks through at the lip (99 = nowhere).
Surface ceramic(vec3 p, vec3 clay, vec3 glaze, float line, float rim, float wet) {
  float edge = line + .07 * (fbm(p * 2.2) - .5) + .012 * noise(p * 9.0);
  float speck = clamp(specks(p, 15.0, .16) * .8 + specks(p + 5.0, 34.0, .08) * .6, 0.0, 1.0);
  vec3 raw = mix(clay * (.84 + .34 * fbm(p * 16.0)), clay * .25, speck * .6);
  vec3 c = mix(glaze * (.93 + .14 * fbm(p * 3.0)), glaze * vec3(.30, .22, .16), speck * .7);
  c = mix(c, vec3(.42, .26, .14), smoothstep(rim - .02, rim + .015, p.y) * .8);
  c *= mix(.80, 1.0, smoothstep(edge, edge + .12, p.y));
  float k = smoothstep(edge - .004, edge + .004, p.y);
  return Surface(mix(raw, c, k), k * wet, mix(.8, .05, wet));
}
float thrown(vec3 p) { return .010 * fbm(p * vec3(2, 14, 2)) + .0012 * noise(p * 60.0); }

Surface stock(vec3 c, vec3 p) { return Surface(c * (.95 + .1 * fbm(p * 22.0)), 0.0, 1.0); }
float tooth(vec3 p) { return .0016 * fbm(p * 40.0); }

Surface cloth(vec3 c, vec3 p) {
  float warp = .5 + .5 * sin(p.x * 230.0), weft = .5 + .5 * sin(p.z * 230.0);
  return Surface(c * (.80 + .14 * warp + .14 * weft) * (.92 + .16 * fbm(p * vec3(30, 10, 6))), 0.0, 1.0);
}
Surface wood(vec3 c, vec3 p) { // grain along x
  float ring = fbm(p * vec3(.9, 9, 9) + 3.0), pore = noise(p * vec3(9, 90, 90));
  return Surface(c * (.72 + .5 * ring) * (.93 + .1 * pore), .25, .45);
}

// A leaf from `a`, along `d`, as an ellipsoid.
float leaf(vec3 p, vec3 a, vec3 d, vec3 up, float len, float wide) {
  vec3 s = normalize(cross(d, up)), t = cross(s, d); p -= a + d * len * .5;
  vec3 q = vec3(dot(p, d), dot(p, s), dot(p, t)); q.z -= .10 * (q.x * q.x) / len;
  vec3 r = vec3(len * .5, wide * (1.0 - .35 * q.x / len), .022); float k = length(q / r), g = length(q / (r * r));
  return k * (k - 1.0) / max(g, 1e-4);
}
