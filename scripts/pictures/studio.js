// Runs in the browser: renders the scene named in the address and posts the finished WebP back.
import { LATHE } from './lathe.js';
import { artTexture, grainTexture, lathesTexture } from './textures.js';
import { compile, target } from './webgl.js';
const linear = (hex) =>
  [1, 3, 5].map((i) => (Number.parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2);

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
