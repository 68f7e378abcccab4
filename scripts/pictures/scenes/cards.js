/** Four letterpress cards and an envelope, seen from above. */
const inks = ['#9c4a32', '#46524a', '#b98a3c', '#2f4356'];
function pot(c, kind) {
  c.beginPath();
  if (kind === 0) {
    c.moveTo(-60, 90);
    c.bezierCurveTo(-120, 20, -90, -50, -30, -80);
    c.lineTo(-30, -130);
    c.lineTo(30, -130);
    c.lineTo(30, -80);
    c.bezierCurveTo(90, -50, 120, 20, 60, 90);
  } else if (kind === 1) {
    c.moveTo(-110, -40);
    c.bezierCurveTo(-100, 60, -60, 80, -40, 90);
    c.lineTo(40, 90);
    c.bezierCurveTo(60, 80, 100, 60, 110, -40);
  } else if (kind === 2) {
    c.moveTo(-70, -90);
    c.lineTo(-62, 90);
    c.lineTo(62, 90);
    c.lineTo(70, -90);
  } else {
    c.moveTo(-40, 90);
    c.bezierCurveTo(-150, 40, -100, -80, -18, -90);
    c.lineTo(-18, -150);
    c.lineTo(18, -150);
    c.lineTo(18, -90);
    c.bezierCurveTo(100, -80, 150, 40, 40, 90);
  }
  c.closePath();
  c.fill();
}
export default {
  bound: [
    [0, 0.12, 0],
    [1.9, 0.14, 1.9],
  ],
  camera: { eye: [0, 10.4, 4.6], target: [0, 0, 0.0], fov: 19 },
  wall: 9,
  art(c) {
    for (let i = 0; i < 4; i++) {
      c.save();
      c.translate((i % 2) * 512 + 256, Math.floor(i / 2) * 512 + 270);
      c.fillStyle = inks[i];
      pot(c, i);
      c.fillRect(-150, 100, 300, 5);
      c.restore();
    }
  },
  glsl: /* glsl */ `
    vec3 place(vec3 p, int i) {
      vec4 s = i == 0 ? vec4(-.62, .05, -.50, .10) : i == 1 ? vec4(.62, .09, -.62, -.06) : i == 2 ? vec4(-.52, .13, .72, -.09) : i == 3 ? vec4(.60, .17, .62, .12) : vec4(.12, .02, .02, .35);
      p -= s.xyz; p.xz *= turn(s.w); return p;
    }
    vec2 map(vec3 p) {
      vec2 m = vec2(1e3, 0);
      for (int i = 0; i < 4; i++) nearer(m, box(place(p, i), vec3(.50, .018, .66), .006), float(i + 1));
      vec3 q = place(p, 4); nearer(m, box(q, vec3(1.12, .014, .80), .008), 5.0);
      return m;
    }
    float ink(int id, vec3 p) { vec3 q = place(p, id - 1); vec2 uv = q.xz / vec2(1.0, -1.0) * .92 + .5; if (any(greaterThan(abs(uv - .5), vec2(.46)))) return 0.0; vec2 cell = vec2(mod(float(id - 1), 2.0), id < 3 ? 1.0 : 0.0); return 1.0 - textureLod(art, (cell + uv) * .5, 0.0).r; }
    float relief(int id, vec3 p) { return tooth(p) - (id < 5 ? .006 * ink(id, p) : 0.0); }
    Surface surface(int id, vec3 p, vec3 n) {
      if (id == 5) return stock(vec3(.56, .36, .27), p);
      vec3 q = place(p, id - 1); vec2 uv = q.xz / vec2(1.0, -1.0) * .92 + .5; vec2 cell = vec2(mod(float(id - 1), 2.0), id < 3 ? 1.0 : 0.0);
      vec3 c = vec3(.84, .80, .73); if (all(lessThan(abs(uv - .5), vec2(.46))) && n.y > .5) c *= textureLod(art, (cell + uv) * .5, 0.0).rgb;
      return stock(c, p);
    }
  `,
};
