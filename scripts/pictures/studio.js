// Runs in the browser: renders the scene named in the address and posts the finished WebP back.
const LATHE = { width: 256, height: 512, r: 2.5, low: -0.5, high: 4.5 };

/** Centripetal-free Catmull-Rom through the points, dense enough to look turned. */
function smooth(points, steps = 24) {
  const out = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [-1, 0, 1, 2].map(
      (k) => points[Math.min(Math.max(i + k, 0), points.length - 1)],
    );
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      out.push(
        b.map(
          (_, n) =>
            0.5 *
            (2 * b[n] +
              (c[n] - a[n]) * t +
              (2 * a[n] - 5 * b[n] + 4 * c[n] - d[n]) * t * t +
              (3 * b[n] - a[n] - 3 * c[n] + d[n]) * t * t * t),
        ),
      );
    }
  }
  out.push(points.at(-1));
  return out;
}

/** Distances to a half-section of wall points `[radius, height, half thickness]`. */
function bake(points) {
  const path = smooth(points);
  const { width, height, r, low, high } = LATHE;
  const field = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const py = low + ((y + 0.5) / height) * (high - low);
    for (let x = 0; x < width; x++) {
      const px = (x / (width - 1)) * r;
      let best = 1e9;
      for (let i = 0; i + 1 < path.length; i++) {
        const a = path[i];
        const b = path[i + 1];
        const bx = b[0] - a[0];
        const by = b[1] - a[1];
        const t = Math.min(
          Math.max(((px - a[0]) * bx + (py - a[1]) * by) / (bx * bx + by * by + 1e-12), 0),
          1,
        );
        const dx = px - a[0] - bx * t;
        const dy = py - a[1] - by * t;
        const d = Math.sqrt(dx * dx + dy * dy) - (a[2] + (b[2] - a[2]) * t);
        if (d < best) best = d;
      }
      field[y * width + x] = best;
    }
  }
  return field;
}

function compile(gl, fragment) {
  const program = gl.createProgram();
  const vertex =
    '#version 300 es\nvoid main(){vec2 p=vec2((gl_VertexID<<1)&2,gl_VertexID&2);gl_Position=vec4(p*2.-1.,0,1);}';
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, `#version 300 es\n${fragment}`],
  ]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
      throw new Error(gl.getShaderInfoLog(shader));
    }
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(gl.getProgramInfoLog(program));
  }
  return program;
}

function target(gl, width, height, count) {
  const textures = Array.from({ length: count }, () => {
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    return texture;
  });
  const buffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
  textures.forEach((texture, i) =>
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + i, gl.TEXTURE_2D, texture, 0),
  );
  gl.drawBuffers(textures.map((_, i) => gl.COLOR_ATTACHMENT0 + i));
  return { buffer, textures };
}

const linear = (hex) =>
  [1, 3, 5].map((i) => (Number.parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2);

function lathesTexture(gl, lathes) {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  gl.texStorage3D(
    gl.TEXTURE_2D_ARRAY,
    1,
    gl.R16F,
    LATHE.width,
    LATHE.height,
    Math.max(lathes.length, 1),
  );
  lathes.forEach((points, layer) =>
    gl.texSubImage3D(
      gl.TEXTURE_2D_ARRAY,
      0,
      0,
      0,
      layer,
      LATHE.width,
      LATHE.height,
      1,
      gl.RED,
      gl.FLOAT,
      bake(points),
    ),
  );
  for (const key of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, key, gl.LINEAR);
  }
  for (const key of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, key, gl.CLAMP_TO_EDGE);
  }
  return texture;
}

function artTexture(gl, draw) {
  const canvas = new OffscreenCanvas(draw ? 1024 : 1, draw ? 1024 : 1);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 1024, 1024);
  draw?.(context);
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.SRGB8_ALPHA8, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  return texture;
}

/** A cube of repeatable noise. */
function grainTexture(gl) {
  const side = 64;
  let state = 20261123;
  const values = Float32Array.from({ length: side ** 3 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  });
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_3D, texture);
  gl.texStorage3D(gl.TEXTURE_3D, 1, gl.R16F, side, side, side);
  gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, 0, side, side, side, gl.RED, gl.FLOAT, values);
  gl.texParameteri(gl.TEXTURE_3D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_3D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  return texture;
}

const text = async (path) => (await fetch(path)).text();

async function render({ name, width, height, passes, samples }) {
  const { pictures } = await import('./pictures.js');
  const picture = pictures[name];
  const shot = (await import(`./scenes/${picture.scene}.js`)).default;
  const scene = { ...shot, ...picture };
  const canvas = new OffscreenCanvas(width, height);
  const gl = canvas.getContext('webgl2', { preserveDrawingBuffer: true });
  if (!gl.getExtension('EXT_color_buffer_float')) throw new Error('No float targets.');
  const defines = {
    LATHE_R: LATHE.r,
    LATHE_LOW: LATHE.low,
    LATHE_HIGH: LATHE.high,
    LATHE_W: LATHE.width,
    WALL: scene.wall ?? 3.2,
    MARCH: scene.march ?? 0.92,
    ...scene.defines,
  };
  const head = Object.entries(defines)
    .map(([key, value]) => `#define ${key} ${Number.isInteger(value) ? `${value}.0` : value}\n`)
    .join('');
  const studio = await Promise.all(['./studio.glsl', './materials.glsl'].map(text));
  const trace = compile(gl, [head, ...studio, scene.glsl].join('\n'));
  const develop = compile(gl, await text('./develop.glsl'));
  gl.viewport(0, 0, width, height);
  const lathes = lathesTexture(gl, scene.lathes ?? []);
  const art = artTexture(gl, scene.art);
  const grain = grainTexture(gl);
  const buffers = [target(gl, width, height, 4), target(gl, width, height, 4)];

  const use = (program, textures, numbers) => {
    gl.useProgram(program);
    Object.entries(textures).forEach(([key, [kind, texture]], unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(kind, texture);
      gl.uniform1i(gl.getUniformLocation(program, key), unit);
    });
    for (const [key, [kind, ...values]] of Object.entries(numbers)) {
      gl[`uniform${kind}`](gl.getUniformLocation(program, key), ...values);
    }
  };
  const flat = (texture) => [gl.TEXTURE_2D, texture];
  const { camera } = scene;
  for (let frame = 0; frame < passes; frame++) {
    const [from, to] = frame % 2 ? [1, 0] : [0, 1];
    use(
      trace,
      {
        beforeDiffuse: flat(buffers[from].textures[0]),
        beforeGloss: flat(buffers[from].textures[1]),
        beforeAlbedo: flat(buffers[from].textures[2]),
        beforeGuide: flat(buffers[from].textures[3]),
        lathes: [gl.TEXTURE_2D_ARRAY, lathes],
        art: flat(art),
        grain: [gl.TEXTURE_3D, grain],
      },
      {
        size: ['2f', width, height],
        frame: ['1i', frame],
        samples: ['1i', samples],
        eye: ['3f', ...camera.eye],
        target: ['3f', ...camera.target],
        fov: ['1f', ((camera.fov ?? 17) * Math.PI) / 180],
        shift: ['2f', ...(camera.shift ?? [0, 0])],
        paper: ['3f', ...linear(scene.paper)],
        boundCenter: ['3f', ...scene.bound[0]],
        boundHalf: ['3f', ...scene.bound[1]],
      },
    );
    gl.bindFramebuffer(gl.FRAMEBUFFER, buffers[to].buffer);
    gl.enable(gl.SCISSOR_TEST);
    for (let y = 0; y < height; y += 96) {
      gl.scissor(0, y, width, 96);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.finish();
      await new Promise((resolve) => setTimeout(resolve));
    }
    gl.disable(gl.SCISSOR_TEST);
  }
  let light = buffers[passes % 2].textures;
  const [, , albedo, guide] = light;
  const rooms = [target(gl, width, height, 2), target(gl, width, height, 2)];
  [1, 2, 4, 8, 16, 0].forEach((stride, i) => {
    use(
      develop,
      {
        diffuse: flat(light[0]),
        gloss: flat(light[1]),
        albedo: flat(albedo),
        guide: flat(guide),
      },
      {
        stride: ['1i', stride],
        size: ['2f', width, height],
        exposure: ['1f', scene.exposure ?? 1.5],
      },
    );
    gl.bindFramebuffer(gl.FRAMEBUFFER, stride ? rooms[i % 2].buffer : null);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    light = rooms[i % 2].textures;
  });
  gl.finish();
  const error = gl.getError();
  if (error) throw new Error(`WebGL error ${error}.`);
  return canvas.convertToBlob({ type: 'image/webp', quality: scene.quality ?? 0.86 });
}

const order = Object.fromEntries(new URLSearchParams(location.search));
try {
  const blob = await render({
    name: order.name,
    width: Number(order.width),
    height: Number(order.height),
    passes: Number(order.passes),
    samples: 4,
  });
  await fetch('/done', { method: 'POST', body: blob });
} catch (error) {
  await fetch('/failed', { method: 'POST', body: String(error) });
}
