// What engines look for in a page, with no window: a canvas whose picture is kept, frames that nobody draws, the same chance for each picture.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import './provider.mjs';

export const WIDTH = 192;
export const HEIGHT = 144;

const SEED = 7;
let state = SEED;
Math.random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
// Dawn's set lacks what a JavaScript set has.
GPUSupportedFeatures.prototype.forEach ??= function (visit) {
    for (const name of this) visit(name);
};

const shown = {};
const nothing = () => {};
const place = { left: 0, top: 0, width: WIDTH, height: HEIGHT };
const context = {
    configure({ device, format, usage, viewFormats }) {
        const more = GPUTextureUsage.COPY_SRC | GPUTextureUsage.RENDER_ATTACHMENT;
        shown.device = device;
        shown.texture = device.createTexture({ size: [WIDTH, HEIGHT], format, usage: usage | more, viewFormats });
    },
    unconfigure: nothing,
    getCurrentTexture: () => shown.texture,
};
const listeners = { addEventListener: nothing, removeEventListener: nothing };
const element = () => ({
    ...listeners,
    width: WIDTH,
    height: HEIGHT,
    clientWidth: WIDTH,
    clientHeight: HEIGHT,
    style: {},
    setAttribute: nothing,
    appendChild: nothing,
    getBoundingClientRect: () => place,
    getContext: (kind) =>
        kind === 'webgpu' ? context : { fillRect: nothing, getImageData: () => ({ data: new Uint8ClampedArray(4) }) },
});
export const canvas = element();
Object.assign(globalThis, listeners, {
    self: globalThis,
    window: globalThis,
    devicePixelRatio: 1,
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: nothing,
    document: { ...listeners, createElement: element, body: element(), head: element(), defaultView: globalThis },
});
for (const name of ['HTMLCanvasElement', 'HTMLImageElement', 'HTMLVideoElement', 'HTMLElement', 'ImageBitmap'])
    globalThis[name] ??= class {};

/** Time for what an engine does between frames. */
export const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Writes what the canvas shows, as raw bytes, into a file of the folder that the program was given. */
export async function save(name) {
    const { device, texture } = shown;
    const size = WIDTH * HEIGHT * 4;
    const near = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    const encoder = device.createCommandEncoder();
    encoder.copyTextureToBuffer({ texture }, { buffer: near, bytesPerRow: WIDTH * 4 }, [WIDTH, HEIGHT]);
    device.queue.submit([encoder.finish()]);
    await near.mapAsync(GPUMapMode.READ);
    writeFileSync(join(process.argv[2], `${name}.rgba`), new Uint8Array(near.getMappedRange().slice()));
    state = SEED;
}
