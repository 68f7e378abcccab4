/** January 2027 on the wall, in two wooden rails. */
function month(c) {
  c.fillStyle = '#efe9dd';
  c.fillRect(0, 0, 1024, 1024);
  c.fillStyle = '#c9a08a';
  c.fillRect(80, 70, 864, 470);
  c.fillStyle = '#5c3a2c';
  c.fillRect(80, 440, 864, 100);
  c.fillStyle = '#f1e6d6';
  c.beginPath();
  c.ellipse(380, 330, 150, 130, 0, 0, 7);
  c.fill();
  c.fillRect(330, 170, 100, 60);
  c.fillRect(310, 430, 140, 40);
  c.fillStyle = '#2f4546';
  c.beginPath();
  c.moveTo(590, 330);
  c.lineTo(820, 330);
  c.bezierCurveTo(815, 420, 780, 460, 750, 470);
  c.lineTo(660, 470);
  c.bezierCurveTo(630, 460, 595, 420, 590, 330);
  c.fill();
  c.fillStyle = '#d9a441';
  c.beginPath();
  c.arc(705, 275, 50, 0, 7);
  c.fill();
  c.fillStyle = '#3a332d';
  c.textAlign = 'center';
  c.font = '600 34px sans-serif';
  for (let day = 1; day <= 31; day++) {
    const slot = day + 3; // the first is a Friday
    if (slot % 7 > 4) c.fillStyle = '#a8502f';
    else c.fillStyle = '#3a332d';
    c.fillText(String(day), 150 + (slot % 7) * 121, 640 + Math.floor(slot / 7) * 82);
  }
}
export default {
  bound: [
    [0, 2.3, -0.9],
    [1.15, 1.6, 0.3],
  ],
  camera: { eye: [-0.9, 2.95, 11.4], target: [-0.02, 2.27, -1], fov: 19 },
  wall: 1.1,
  art: month,
  march: 0.85,
  glsl: /* glsl */ `
    vec3 place(vec3 p) { return p - vec3(0, 2.2, -1.04); }
    vec2 map(vec3 p) {
      vec3 q = place(p); vec2 m; float sag = .03 * sin(q.x * 1.5) * smoothstep(1.2, -1.2, q.y) + .02;
      m = vec2(box(q - vec3(0, 0, sag), vec3(.94, 1.17, .006), .002), 1.0);
      nearer(m, box(q - vec3(0, 1.17, .02), vec3(.99, .055, .04), .01), 2.0);
      nearer(m, box(q - vec3(0, -1.17, .04), vec3(.99, .055, .04), .01), 2.0);
      nearer(m, min(rod(q, vec3(-.7, 1.2, .0), vec3(0, 1.55, 0), .008), rod(q, vec3(.7, 1.2, .0), vec3(0, 1.55, 0), .008)), 3.0);
      nearer(m, length(q - vec3(0, 1.55, .02)) - .035, 3.0);
      return m;
    }
    float relief(int id, vec3 p) { return id == 1 ? tooth(p) : 0.0; }
    Surface surface(int id, vec3 p, vec3 n) {
      vec3 q = place(p);
      if (id == 2) return wood(vec3(.58, .38, .21), q);
      if (id == 3) return Surface(vec3(.22, .16, .11), 0.0, 1.0);
      return stock(textureLod(art, q.xy / vec2(1.88, 2.34) + .5, 0.0).rgb, p);
    }
  `,
};
