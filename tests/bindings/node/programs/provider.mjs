// What a browser would have: `navigator.gpu`, of the C library, or of another implementation to compare it with.
//   GPU_PROVIDER   a module with create() and globals (ours over WGPU_LIB_PATH); `webgpu` is Dawn, from npm
//   GPU_FLAGS      flags for its create(), with commas between them

const other = process.env.GPU_PROVIDER;
const { create, globals } = other ? await import(other) : (await import('../webgpu.js')).default;
Object.assign(globalThis, globals);
export const gpu = create(process.env.GPU_FLAGS?.split(',') ?? []);
Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });
