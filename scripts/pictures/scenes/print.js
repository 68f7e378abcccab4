/** A two-colour print in an oak frame, leaning against the wall; CALENDAR hangs a month instead. */
function still(c) {
  c.fillStyle = '#f1ebdf';
  c.fillRect(0, 0, 1024, 1024);
  c.globalCompositeOperation = 'multiply';
  c.fillStyle = '#e2b06a';
  c.beginPath();
  c.arc(670, 330, 170, 0, 7);
  c.fill();
  c.fillStyle = '#c96f4a';
  c.fillRect(90, 700, 844, 230);
  c.fillStyle = '#4d6a66';
  c.beginPath();
  c.moveTo(230, 760);
  c.bezierCurveTo(90, 640, 150, 470, 285, 430);
  c.lineTo(285, 250);
  c.lineTo(365, 250);
  c.lineTo(365, 430);
  c.bezierCurveTo(500, 470, 560, 640, 420, 760);
  c.fill();
  c.fillStyle = '#c96f4a';
  c.beginPath();
  c.moveTo(430, 590);
  c.lineTo(830, 590);
  c.bezierCurveTo(810, 730, 740, 800, 690, 815);
  c.lineTo(570, 815);
  c.bezierCurveTo(520, 800, 450, 730, 430, 590);
  c.fill();
  c.fillStyle = '#4d6a66';
  for (const [x, y] of [
    [560, 545],
    [640, 525],
    [715, 550],
  ]) {
    c.beginPath();
    c.arc(x, y, 62, 0, 7);
    c.fill();
  }
}
export default {
  bound: [
    [0, 1.35, -0.55],
    [1.25, 1.4, 0.6],
  ],
  camera: { eye: [1.2, 2.9, 11.4], target: [0.04, 1.36, -0.6], fov: 19.5 },
  wall: 1.05,
  art: still,
  glsl: /* glsl */ `
    vec3 place(vec3 p) { p -= vec3(0, 0, -.42); p.yz *= turn(-.135); return p - vec3(0, 1.36, 0); }
    vec2 map(vec3 p) {
      vec3 q = place(p); vec2 m;
      float frame = max(box(q, vec3(1.06, 1.35, .09), .012), -box(q - vec3(0, 0, .1), vec3(.985, 1.275, .15), 0.0));
      m = vec2(frame, 1.0);
      nearer(m, box(q - vec3(0, 0, -.02), vec3(1.0, 1.29, .02), 0.0), 2.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 2 ? tooth(p) : 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      vec3 q = place(p);
      if (id == 1) return wood(vec3(.62, .42, .24), abs(q.x) > .985 ? q.yxz : q);
      vec2 uv = q.xy / vec2(1.40, 1.75) + .5;
      if (any(greaterThan(abs(uv - .5), vec2(.5)))) return stock(vec3(.86, .84, .79), p);
      vec3 c = textureLod(art, uv, 0.0).rgb;
      return stock(c, p);
    }
  `,
};
