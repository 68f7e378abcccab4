// The darkroom: an edge-avoiding à-trous filter over the light alone, so that no texture is lost, then the print.
precision highp float;
layout(location = 0) out vec4 outDiffuse;
layout(location = 1) out vec4 outGloss;
uniform sampler2D diffuse, gloss, albedo, guide;
uniform int stride; // 0 prints
uniform vec2 size;
uniform float exposure;

// Khronos PBR Neutral: keeps the base colour of products true.
vec3 neutral(vec3 c) {
  float x = min(c.r, min(c.g, c.b)), offset = x < .08 ? x - 6.25 * x * x : .04;
  c -= offset;
  float peak = max(c.r, max(c.g, c.b)), start = .8 - .04;
  if (peak < start) return c;
  float d = 1.0 - start, fresh = 1.0 - d * d / (peak + d - start);
  c *= fresh / peak;
  return mix(c, vec3(fresh), 1.0 - 1.0 / (.15 * (peak - fresh) + 1.0));
}
float dither(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(.06711056, .00583715)))) - .5; }

void main() {
  ivec2 px = ivec2(gl_FragCoord.xy);
  vec4 d0 = texelFetch(diffuse, px, 0), s0 = texelFetch(gloss, px, 0), a0 = texelFetch(albedo, px, 0), g0 = texelFetch(guide, px, 0);
  if (stride == 0) {
    vec2 v = gl_FragCoord.xy / size - .5;
    vec3 c = (d0.rgb * a0.rgb + s0.rgb) * exposure * (1.0 - .10 * dot(v, v));
    c = pow(max(neutral(c), 0.0), vec3(1.0 / 2.2));
    outDiffuse = vec4(c + dither(gl_FragCoord.xy) / 255.0, 1);
    return;
  }
  const float kernel[3] = float[3](.375, .25, .0625);
  vec4 ds = vec4(0), ss = vec4(0); float dw = 0.0, sw = 0.0;
  for (int y = -2; y <= 2; y++) for (int x = -2; x <= 2; x++) {
    ivec2 q = clamp(px + ivec2(x, y) * stride, ivec2(0), ivec2(size) - 1);
    vec4 d = texelFetch(diffuse, q, 0), s = texelFetch(gloss, q, 0), g = texelFetch(guide, q, 0);
    float same = pow(max(dot(normalize(g0.xyz), normalize(g.xyz)), 0.0), 48.0) * exp(-abs(g.w - g0.w) / (.02 + .01 * float(stride))) * exp(-abs(texelFetch(albedo, q, 0).a - a0.a) * 12.0);
    float k = kernel[abs(x)] * kernel[abs(y)] * same;
    vec3 dd = d.rgb - d0.rgb; float w = k * exp(-dot(dd, dd) / (.14 / float(stride)));
    ds += d * w; dw += w;
    vec3 sd = s.rgb - s0.rgb; w = k * exp(-dot(sd, sd) / (.03 / float(stride)));
    ss += s * w; sw += w;
  }
  outDiffuse = ds / max(dw, 1e-6); outGloss = ss / max(sw, 1e-6);
}
