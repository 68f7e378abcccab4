// A small photo studio: path-traced signed distance fields on a paper sweep, one softbox, one fill.
// One unit is about ten centimetres. A scene supplies map() and surface(); see scenes/.
precision highp float;
precision highp int;
precision highp sampler2DArray;
precision highp sampler3D;

layout(location = 0) out vec4 outDiffuse;
layout(location = 1) out vec4 outGloss;
layout(location = 2) out vec4 outAlbedo;
layout(location = 3) out vec4 outGuide;

uniform sampler2D beforeDiffuse, beforeGloss, beforeAlbedo, beforeGuide;
uniform sampler2DArray lathes;
uniform sampler2D art;
uniform sampler3D grain;
uniform vec2 size;
uniform int frame, samples;
uniform vec3 eye, target, paper, boundCenter, boundHalf;
uniform float fov;
uniform vec2 shift;

struct Surface {
  vec3 albedo;
  float coat;  // strength of the glaze or varnish: 0 dry, 1 wet
  float rough; // how far the coat blurs what it mirrors
};

const float PI = 3.14159265;

// Hashes and noise -------------------------------------------------------------------------------
uint pcg(uint v) { uint s = v * 747796405u + 2891336453u; uint w = ((s >> ((s >> 28u) + 4u)) ^ s) * 277803737u; return (w >> 22u) ^ w; }
float hash(ivec3 q) { return float(pcg(uint(q.x) + pcg(uint(q.y) + pcg(uint(q.z))))) / 4294967295.0; }
// Value noise from a 64-cube that repeats; one fetch.
float noise(vec3 p) { vec3 i = floor(p), f = p - i; f = f * f * (3.0 - 2.0 * f); return textureLod(grain, (i + f + .5) / 64.0, 0.0).r; }
float fbm(vec3 p) { return .5 * noise(p) + .25 * noise(p * 2.03 + 7.1) + .125 * noise(p * 4.1 + 3.7) + .0625 * noise(p * 8.3 + 1.9); }
// Iron specks in the clay: 0 between, 1 inside a speck. `cells` per unit, `share` of cells with one.
float specks(vec3 p, float cells, float share) {
  p *= cells; ivec3 i = ivec3(floor(p)); vec3 f = fract(p);
  if (hash(i) > share) return 0.0;
  vec3 c = vec3(hash(i + 11), hash(i + 23), hash(i + 37)) * .5 + .25;
  return smoothstep(.26, .12, length(f - c) * (.7 + hash(i + 51)));
}

// Shapes -----------------------------------------------------------------------------------------
float box(vec3 p, vec3 h, float r) { vec3 q = abs(p) - h + r; return length(max(q, 0.0)) + min(max(q.x, max(q.y, q.z)), 0.0) - r; }
float rod(vec3 p, vec3 a, vec3 b, float r) { vec3 pa = p - a, ba = b - a; return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0)) - r; }
float cylinder(vec3 p, float r, float h, float e) { vec2 q = vec2(length(p.xz) - r + e, abs(p.y) - h + e); return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - e; }
float blend(float a, float b, float k) { float h = max(k - abs(a - b), 0.0) / k; return min(a, b) - h * h * k * .25; }
mat2 turn(float a) { float c = cos(a), s = sin(a); return mat2(c, -s, s, c); }
float bezier(vec3 p, vec3 a, vec3 b, vec3 c, float r) {
  vec3 low = min(min(a, b), c), high = max(max(a, b), c); float far = box(p - .5 * (low + high), .5 * (high - low) + r, 0.0);
  if (far > .12) return far;
  float d = 1e3; vec3 last = a;
  for (int i = 1; i <= 16; i++) {
    float t = float(i) / 16.0; vec3 q = mix(mix(a, b, t), mix(b, c, t), t), pa = p - last, ba = q - last;
    pa -= ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0); d = min(d, dot(pa, pa)); last = q;
  }
  return sqrt(d) - r;
}
// A turned form: its baked half-section covers r 0..LATHE_R, y LATHE_LOW..LATHE_HIGH.
float lathe(vec3 p, int layer) {
  vec2 q = vec2(length(p.xz), p.y), inside = clamp(q, vec2(0.0, LATHE_LOW), vec2(LATHE_R, LATHE_HIGH));
  vec2 uv = (inside - vec2(0.0, LATHE_LOW)) / vec2(LATHE_R, LATHE_HIGH - LATHE_LOW);
  uv.x = (uv.x * (LATHE_W - 1.0) + .5) / LATHE_W;
  return textureLod(lathes, vec3(uv, float(layer)), 0.0).r + length(q - inside);
}
void nearer(inout vec2 best, float d, float id) { if (d < best.x) best = vec2(d, id); }

vec2 map(vec3 p);
Surface surface(int id, vec3 p, vec3 n);
float relief(int id, vec3 p);

// The sweep: a table that turns up into a wall, met without marching.
const float CURVE = min(1.6, WALL - .2);
float toSweep(vec3 o, vec3 d) {
  float best = 1e9, t;
  if (d.y < 0.0) { t = -o.y / d.y; if (o.z + d.z * t > CURVE - WALL) best = t; }
  if (d.z < 0.0) { t = (-WALL - o.z) / d.z; if (o.y + d.y * t > CURVE && t < best) best = t; }
  vec2 c = vec2(o.z + WALL - CURVE, o.y - CURVE), e = d.zy;
  float A = dot(e, e), B = dot(c, e), D = B * B - A * (dot(c, c) - CURVE * CURVE);
  if (D > 0.0) { t = (sqrt(D) - B) / A; vec2 q = c + e * t; if (t > 0.0 && q.x < 0.0 && q.y < 0.0 && t < best) best = t; }
  return best;
}
vec3 sweepNormal(vec3 p) {
  vec2 q = vec2(p.z + WALL, p.y) - CURVE;
  if (q.x > 0.0) return vec3(0, 1, 0);
  if (q.y > 0.0) return vec3(0, 0, 1);
  q = -normalize(q); return vec3(0, q.y, q.x);
}

// Light ------------------------------------------------------------------------------------------
// Feathered: turned so far away that only its soft rim falls on the table.
const vec3 softbox = vec3(-5.2, 6.2, 3.6);
const vec3 softboxU = vec3(1.05, 0.0, 1.5) * .95;
const vec3 softboxV = vec3(-.9, 1.3, .63) * .85;
const vec3 softboxLight = vec3(1.0, .95, .88) * 40.0;

vec3 dome(vec3 d) {
  vec3 c = mix(vec3(.46, .45, .44), vec3(.84, .85, .88), smoothstep(-.3, .9, d.y));
  return c * mix(.72, 1.0, smoothstep(-.8, .8, -d.x)) * .78;
}
vec3 mirrored(vec3 p, vec3 d, float rough) {
  vec3 c = dome(d) * .8;
  vec3 n = normalize(cross(softboxU, softboxV)); float t = dot(softbox - p, n) / dot(d, n);
  if (t > 0.0) {
    vec3 q = p + d * t - softbox; float soft = .04 + rough;
    float u = abs(dot(q, softboxU) / dot(softboxU, softboxU)), v = abs(dot(q, softboxV) / dot(softboxV, softboxV));
    c += softboxLight * .25 * smoothstep(1.0 + soft, 1.0 - soft, u) * smoothstep(1.0 + soft, 1.0 - soft, v);
  }
  // A white card on the right gives the shaded side a quiet edge.
  float card = smoothstep(.30, .42, d.x) * smoothstep(.86, .74, d.x) * smoothstep(-.05, .1, d.y) * smoothstep(.75, .5, d.y) * step(-.2, d.z);
  return c + card * vec3(.85, .87, .9) * .9;
}

uint seed;
float rnd() { seed = pcg(seed); return float(seed) / 4294967295.0; }
vec2 spin; int order;
vec2 lowDiscrepancy(float k) { return fract(spin + k * vec2(.371, .719) + float(order) * vec2(.7548776662, .5698402910)); }

float march(vec3 ro, vec3 rd, float t, float far, int steps, out int id) {
  id = -1;
  float wall = toSweep(ro, rd);
  vec3 inv = 1.0 / rd, near = (boundCenter - ro) * inv - abs(inv) * boundHalf, past = near + 2.0 * abs(inv) * boundHalf;
  float enter = max(t, max(near.x, max(near.y, near.z))), leave = min(min(far, wall), min(past.x, min(past.y, past.z)));
  t = enter;
  for (int i = 0; i < 120; i++) {
    if (i >= steps || t >= leave) break;
    vec2 d = map(ro + rd * t);
    if (d.x < .0006 + .00004 * t) { id = int(d.y + .5); return t; }
    t += d.x * MARCH;
  }
  if (wall < far) { id = 0; return wall; }
  return far;
}
vec3 slope(int id, vec3 p, float e) {
  if (id == 0) return sweepNormal(p);
  vec2 k = vec2(1, -1) * e;
  return normalize(k.xyy * map(p + k.xyy).x + k.yyx * map(p + k.yyx).x + k.yxy * map(p + k.yxy).x + k.xxx * map(p + k.xxx).x);
}
vec3 bumped(vec3 n, int id, vec3 p) {
  if (id == 0) return n;
  const float e = .004; float c = relief(id, p);
  vec3 g = vec3(relief(id, p + vec3(e,0,0)) - c, relief(id, p + vec3(0,e,0)) - c, relief(id, p + vec3(0,0,e)) - c) / e;
  return normalize(n - (g - n * dot(g, n)));
}
vec3 lit(vec3 p, vec3 n, vec2 r) {
  vec3 q = softbox + softboxU * (r.x * 2.0 - 1.0) + softboxV * (r.y * 2.0 - 1.0), d = q - p;
  float l = length(d); d /= l;
  float c = dot(n, d), k = abs(dot(normalize(cross(softboxU, softboxV)), d));
  if (c <= 0.0) return vec3(0);
  int id; march(p + n * .004, d, .004, l, 48, id);
  if (id >= 0) return vec3(0);
  float area = 4.0 * length(cross(softboxU, softboxV));
  return softboxLight * c * k * area / (l * l * PI);
}
vec3 aroundCosine(vec3 n, vec2 r) {
  float z = 1.0 - 2.0 * r.x, a = 2.0 * PI * r.y; vec3 v = vec3(sqrt(max(0.0, 1.0 - z * z)) * vec2(cos(a), sin(a)), z);
  return normalize(n + v * .999);
}
Surface at(int id, vec3 p, vec3 n) { if (id == 0) return Surface(paper, 0.0, 1.0); return surface(id, p, n); }

// Light that arrives at a point by one more bounce.
vec3 gathered(vec3 p, vec3 n, vec3 d, vec2 r) {
  int id; float t = march(p + n * .004, d, .004, 14.0, 48, id);
  if (id < 0) return dome(d);
  vec3 q = p + n * .004 + d * t, m = slope(id, q, .004); Surface s = at(id, q, m);
  return s.albedo * (lit(q, m, r) + vec3(.33, .325, .32));
}

void main() {
  ivec2 px = ivec2(gl_FragCoord.xy);
  seed = pcg(uint(px.x) + pcg(uint(px.y) * 7919u + uint(frame) * 104729u));
  spin = vec2(hash(ivec3(px, 1)), hash(ivec3(px, 2)));
  vec3 f = normalize(target - eye), r = normalize(cross(f, vec3(0, 1, 0))), u = cross(r, f);
  vec4 diffuse = vec4(0), gloss = vec4(0), albedo = vec4(0), guide = vec4(0);
  for (int i = 0; i < 16; i++) {
    if (i >= samples) break;
    order = frame * samples + i;
    vec2 j = lowDiscrepancy(0.0), uv = ((vec2(px) + j) / size - .5 + shift) * vec2(size.x / size.y, 1.0) * 2.0;
    vec3 ro = eye, rd = normalize(f + (r * uv.x + u * uv.y) * tan(fov * .5));
    int id; float t = march(ro, rd, 5.0, 40.0, 140, id);
    if (id < 0) { albedo += vec4(paper, 0); diffuse += vec4(1); continue; }
    vec3 p = ro + rd * t, n = slope(id, p, .0035), g = n; Surface s = at(id, p, n);
    n = bumped(n, id, p);
    vec3 arriving = lit(p, n, lowDiscrepancy(1.0)) + gathered(p, n, aroundCosine(n, lowDiscrepancy(2.0)), lowDiscrepancy(3.0));
    vec3 shine = vec3(0);
    if (s.coat > 0.0) {
      float fr = .04 + .96 * pow(1.0 - clamp(dot(n, -rd), 0.0, 1.0), 5.0); fr *= s.coat;
      vec3 d = normalize(reflect(rd, n) + s.rough * (aroundCosine(n, lowDiscrepancy(4.0)) - n * .5));
      if (dot(d, g) > 0.0) {
        int hit; float tt = march(p + g * .006, d, .01, 12.0, 40, hit); vec3 q = p + g * .006 + d * tt;
        shine = hit < 0 ? mirrored(p, d, s.rough) : at(hit, q, slope(hit, q, .004)).albedo * .62;
        shine *= fr;
      }
      arriving *= 1.0 - fr;
    }
    diffuse += vec4(arriving, 1); gloss += vec4(min(shine, 6.0), 1); albedo += vec4(s.albedo, id == 0 ? 0.0 : 1.0); guide += vec4(g, t);
  }
  float k = 1.0 / float(samples);
  float w = 1.0 / float(frame + 1);
  outDiffuse = mix(texelFetch(beforeDiffuse, px, 0), diffuse * k, w);
  outGloss = mix(texelFetch(beforeGloss, px, 0), gloss * k, w);
  outAlbedo = mix(texelFetch(beforeAlbedo, px, 0), albedo * k, w);
  outGuide = mix(texelFetch(beforeGuide, px, 0), guide * k, w);
}
