'use strict';
// The binding, and through it the C library: what a page would do, and what it would do wrong.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');

// The same tests pass on another implementation with the interface of a `--gpu-provider`.
const provider = process.env.GPU_PROVIDER ? import(process.env.GPU_PROVIDER) : Promise.resolve(require('./webgpu.js'));
let gpu;
let device;

before(async () => {
    const { create, globals } = await provider;
    gpu = create([]);
    Object.assign(globalThis, globals);
    device = await (await gpu.requestAdapter()).requestDevice({ label: 'the device' });
});
after(() => device.destroy());

const buffer = (usage, size = 32, more = {}) => device.createBuffer({ size, usage, ...more });
const failing = async (filter, body) => {
    device.pushErrorScope(filter);
    body();
    return device.popErrorScope();
};

async function read(source, size = source.size) {
    const near = buffer(GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST, size);
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(source, 0, near, 0, size);
    device.queue.submit([encoder.finish()]);
    await near.mapAsync(GPUMapMode.READ);
    const data = near.getMappedRange().slice();
    near.unmap();
    return data;
}

const DOUBLE = `@group(0) @binding(0) var<storage, read_write> data: array<u32>;
    @compute @workgroup_size(1) fn main(@builtin(global_invocation_id) id: vec3u) { data[id.x] *= 2; }`;

test('a compute shader doubles numbers', async () => {
    const module = device.createShaderModule({ code: DOUBLE });
    const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
    const data = buffer(GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST);
    device.queue.writeBuffer(data, 0, new Uint32Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 1, 8);
    const group = device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: [{ binding: 0, resource: { buffer: data } }],
    });
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(8);
    pass.end();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
    assert.deepEqual([...new Uint32Array(await read(data))], [2, 4, 6, 8, 10, 12, 14, 16]);
});

test('a triangle is drawn, by a bundle and in depth', async () => {
    const code = `@group(0) @binding(0) var<uniform> depth: f32;
        @vertex fn vertex(@location(0) at: vec2f) -> @builtin(position) vec4f { return vec4f(at, depth, 1); }
        @fragment fn fragment() -> @location(0) vec4f { return vec4f(depth, 1, 0, 1); }`;
    const module = device.createShaderModule({ code });
    const visibility = GPUShaderStage.VERTEX | GPUShaderStage.FRAGMENT;
    const layout = device.createBindGroupLayout({
        entries: [{ binding: 0, visibility, buffer: { hasDynamicOffset: true } }],
    });
    const attributes = [{ format: 'float32x2', offset: 0, shaderLocation: 0 }];
    const pipeline = await device.createRenderPipelineAsync({
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        vertex: { module, buffers: [null, { arrayStride: 8, attributes }] },
        fragment: { module, targets: [{ format: 'rgba8unorm' }] },
        depthStencil: { format: 'depth24plus', depthWriteEnabled: true, depthCompare: 'less' },
    });
    const corners = buffer(GPUBufferUsage.VERTEX, 24, { mappedAtCreation: true });
    new Float32Array(corners.getMappedRange()).set([-1, -1, 3, -1, -1, 3]);
    corners.unmap();
    const depths = buffer(GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST, 512);
    device.queue.writeBuffer(depths, 256, new Float32Array([0.2]));
    const group = device.createBindGroup({ layout, entries: [{ binding: 0, resource: { buffer: depths, size: 4 } }] });
    const usage = GPUTextureUsage.RENDER_ATTACHMENT;
    const target = device.createTexture({
        size: [64, 1],
        format: 'rgba8unorm',
        usage: usage | GPUTextureUsage.COPY_SRC,
    });
    const depth = device.createTexture({ size: { width: 64 }, format: 'depth24plus', usage });
    const bundle = device.createRenderBundleEncoder({
        colorFormats: ['rgba8unorm'],
        depthStencilFormat: 'depth24plus',
    });
    bundle.setPipeline(pipeline);
    bundle.setVertexBuffer(1, corners);
    bundle.setBindGroup(0, group, new Uint32Array([7, 256, 7]), 1, 1);
    bundle.draw(3);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginRenderPass({
        colorAttachments: [{ view: target, loadOp: 'clear', storeOp: 'store', clearValue: [0, 0, 1, 1] }],
        depthStencilAttachment: {
            view: depth.createView(),
            depthClearValue: 1,
            depthLoadOp: 'clear',
            depthStoreOp: 'discard',
        },
    });
    pass.setScissorRect(0, 0, 32, 1);
    pass.executeBundles([bundle.finish()]);
    pass.end();
    const pixels = buffer(GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST, 256);
    encoder.copyTextureToBuffer({ texture: target }, { buffer: pixels }, [64]);
    device.queue.submit([encoder.finish()]);
    const found = new Uint8Array(await read(pixels));
    assert.deepEqual([...found.subarray(0, 4)], [51, 255, 0, 255]);
    assert.deepEqual([...found.subarray(252)], [0, 0, 255, 255]);
    assert.deepEqual([target.width, target.height, target.format, depth.dimension], [64, 1, 'rgba8unorm', '2d']);
});

test('memory is taken back when a buffer is unmapped', async () => {
    const made = buffer(GPUBufferUsage.MAP_WRITE | GPUBufferUsage.COPY_SRC);
    assert.equal(made.mapState, 'unmapped');
    const mapping = made.mapAsync(GPUMapMode.WRITE, 8, 16);
    await assert.rejects(made.mapAsync(GPUMapMode.WRITE), { name: 'OperationError' });
    await mapping;
    assert.equal(made.mapState, 'mapped');
    const range = made.getMappedRange(8, 8);
    new Uint8Array(range).fill(5);
    assert.throws(() => made.getMappedRange(8, 8), { name: 'OperationError' });
    assert.throws(() => made.getMappedRange(0, 8), { name: 'OperationError' });
    made.unmap();
    assert.equal(range.byteLength, 0);
    assert.deepEqual([...new Uint8Array(await read(made))].slice(6, 18), [0, 0, 5, 5, 5, 5, 5, 5, 5, 5, 0, 0]);
    const aborted = made.mapAsync(GPUMapMode.WRITE);
    made.unmap();
    await assert.rejects(aborted, { name: 'AbortError' });
});

test('errors are caught by scopes, or told by an event', async () => {
    const error = await failing('validation', () => device.createSampler({ label: 'odd', lodMinClamp: -1 }));
    assert.ok(error instanceof GPUValidationError && error instanceof GPUError);
    assert.equal(await failing('internal', () => {}), null);
    await assert.rejects(device.popErrorScope(), { name: 'OperationError' });
    const heard = new Promise((resolve) => device.addEventListener('uncapturederror', resolve, { once: true }));
    buffer(0);
    const event = await heard;
    assert.ok(event instanceof GPUUncapturedErrorEvent && event.error instanceof GPUValidationError);
});

test('the library tells what is wrong with a shader, and where', async () => {
    let module;
    const code = 'fn good() {}\nfn bad() { let a = missing; }';
    assert.ok(await failing('validation', () => (module = device.createShaderModule({ code }))));
    const { messages } = await module.getCompilationInfo();
    const [{ type, lineNum, linePos, offset, length }] = messages;
    assert.deepEqual(
        { type, lineNum, linePos, offset, length },
        { type: 'error', lineNum: 2, linePos: 20, offset: 32, length: 7 },
    );
    device.pushErrorScope('validation');
    const failed = device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
    await assert.rejects(failed, (error) => error instanceof GPUPipelineError && error.reason === 'validation');
    assert.equal(await device.popErrorScope(), null);
});

test('constants, timestamps and queries reach the library', async () => {
    const code = `override factor: f32; @group(0) @binding(0) var<storage, read_write> out: f32;
        @compute @workgroup_size(1) fn main() { out = factor; }`;
    const compute = { module: device.createShaderModule({ code }), constants: { factor: 2.5 } };
    const pipeline = device.createComputePipeline({ layout: 'auto', compute });
    const out = buffer(GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC, 4);
    const resource = { buffer: out };
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(
        0,
        device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries: [{ binding: 0, resource }] }),
    );
    pass.dispatchWorkgroups(1);
    pass.end();
    device.queue.submit([encoder.finish()]);
    assert.equal(new Float32Array(await read(out))[0], 2.5);
    const queries = device.createQuerySet({ type: 'occlusion', count: 3 });
    assert.deepEqual([queries.type, queries.count], ['occlusion', 3]);
});

test('arguments are converted as the IDL says', async () => {
    assert.throws(() => device.createBuffer({ size: 4 }), TypeError);
    assert.throws(() => device.createBuffer({ size: -1, usage: 4 }), TypeError);
    assert.throws(() => device.createBuffer({ size: NaN, usage: 4 }), TypeError);
    assert.throws(() => device.createBuffer({ size: 6, usage: 4, mappedAtCreation: true }), RangeError);
    for (const data of [new Uint8Array(2), new Uint16Array(3), new DataView(new ArrayBuffer(5))]) {
        const wrong = () => device.queue.writeBuffer(buffer(GPUBufferUsage.COPY_DST), 0, data);
        assert.throws(wrong, { name: 'OperationError' });
    }
    assert.throws(() => device.createTexture({ size: [1], format: 'rgba9', usage: 4 }), TypeError);
    assert.throws(() => device.createTexture({ size: [], format: 'rgba8unorm', usage: 4 }), TypeError);
    assert.throws(() => device.createSampler({ lodMaxClamp: Infinity }), TypeError);
    assert.throws(() => device.createBindGroup({ layout: {}, entries: [] }), TypeError);
    assert.throws(() => device.createCommandEncoder().beginRenderPass({ colorAttachments: null }), TypeError);
    assert.throws(() => new GPUBuffer(), TypeError);
    assert.throws(() => device.queue.writeBuffer(buffer(GPUBufferUsage.COPY_DST), 0, new Uint8Array(4), 8), {
        name: 'OperationError',
    });
    const data = buffer(GPUBufferUsage.COPY_DST, '16', { label: 7 });
    assert.deepEqual([data.size, data.label, data.usage], [16, '7', GPUBufferUsage.COPY_DST]);
    data.label = 'renamed';
    const error = await failing('validation', () => device.queue.writeBuffer(data, 1, new Uint8Array(4)));
    assert.match(error.message, /renamed/);
});

test('an adapter says what a device may ask for', async () => {
    const adapter = await gpu.requestAdapter();
    assert.equal(await gpu.requestAdapter({ featureLevel: 'none' }), null);
    assert.ok(adapter.features.has('core-features-and-limits'));
    const more = { maxBindGroups: adapter.limits.maxBindGroups + 1 };
    await assert.rejects(adapter.requestDevice({ requiredLimits: more }), { name: 'OperationError' });
    await assert.rejects(adapter.requestDevice({ requiredLimits: { maxOfNothing: 1 } }), { name: 'OperationError' });
    await assert.rejects(adapter.requestDevice({ requiredFeatures: ['texture-compression-etc3'] }), TypeError);
    const made = await adapter.requestDevice({ requiredLimits: { maxBindGroups: 4, maxOfNothing: undefined } });
    assert.equal(made.limits.maxBindGroups, 4);
    made.destroy();
    const { reason } = await made.lost;
    assert.equal(reason, 'destroyed');
});
