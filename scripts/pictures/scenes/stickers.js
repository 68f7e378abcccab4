/** A sheet of stickers, one half peeled. */
function sheet(c) {
  c.fillStyle = '#e9e4d8';
  c.fillRect(0, 0, 1024, 1024);
  const inks = ['#9c4a32', '#46524a', '#c08f3d', '#2f4356', '#b7795c', '#6d7a66'];
  for (let i = 0; i < 12; i++) {
    const x = 190 + (i % 3) * 322,
      y = 150 + Math.floor(i / 3) * 241;
    c.fillStyle = '#faf7f0';
    c.beginPath();
    c.roundRect(x - 135, y - 100, 270, 200, 60);
    c.fill();
    c.fillStyle = inks[(i * 5) % 6];
    c.beginPath();
    if (i % 4 === 0) {
      c.ellipse(x, y, 90, 66, 0, 0, 7);
    } else if (i % 4 === 1) {
      c.moveTo(x - 90, y - 40);
      c.lineTo(x + 90, y - 40);
      c.bezierCurveTo(x + 80, y + 60, x + 40, y + 70, x, y + 70);
      c.bezierCurveTo(x - 40, y + 70, x - 80, y + 60, x - 90, y - 40);
    } else if (i % 4 === 2) {
      c.roundRect(x - 52, y - 66, 104, 132, 30);
    } else {
      c.moveTo(x, y - 74);
      c.lineTo(x + 86, y + 62);
      c.lineTo(x - 86, y + 62);
    }
    c.fill();
    c.fillStyle = '#faf7f0';
    c.beginPath();
    c.arc(x, y + 4, 22, 0, 7);
    c.fill();
  }
}
export default {
  bound: [
    [0, 0.2, 0],
    [1.5, 0.24, 1.75],
  ],
  camera: { eye: [0, 10.2, 5.0], target: [0, 0, 0], fov: 19 },
  wall: 9,
  art: sheet,
  march: 0.7,
  glsl: /* glsl */ `
    vec3 place(vec3 p) { p.xz *= turn(.12); p.y -= .03 + .16 * pow(smoothstep(.3, 1.6, p.x + p.z - .5), 2.0); return p; }
    vec2 map(vec3 p) { return vec2(box(place(p), vec3(1.0, .012, 1.25), .004), 1.0); }
    float relief(int id, vec3 p) { return 0.0; }
    Surface surface(int id, vec3 p, vec3 n) { vec3 q = place(p); return Surface(textureLod(art, q.xz * vec2(.5, -.4) + .5, 0.0).rgb * .92, .5, .3); }
  `,
};
