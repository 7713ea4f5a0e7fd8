'use strict';
// What programs, and the official test suite, rely on in the interfaces themselves: names, prototypes, events, exceptions.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');

const provider = process.env.GPU_PROVIDER ? import(process.env.GPU_PROVIDER) : Promise.resolve(require('./webgpu.js'));
let gpu;
let adapter;
let device;

before(async () => {
    const { create, globals } = await provider;
    gpu = create([]);
    Object.assign(globalThis, globals);
    adapter = await gpu.requestAdapter();
    device = await adapter.requestDevice();
});
after(() => device.destroy());

const anotherDevice = async (descriptor) => (await gpu.requestAdapter()).requestDevice(descriptor);

function objects() {
    const module = device.createShaderModule({ code: '@compute @workgroup_size(1) fn main() {}' });
    const texture = device.createTexture({ size: [2, 3], format: 'r8unorm', usage: GPUTextureUsage.TEXTURE_BINDING });
    return {
        GPU: gpu,
        GPUAdapter: adapter,
        GPUAdapterInfo: adapter.info,
        GPUSupportedLimits: device.limits,
        GPUDevice: device,
        GPUQueue: device.queue,
        GPUBuffer: device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM }),
        GPUTexture: texture,
        GPUTextureView: texture.createView(),
        GPUSampler: device.createSampler(),
        GPUQuerySet: device.createQuerySet({ type: 'occlusion', count: 2 }),
        GPUShaderModule: module,
        GPUComputePipeline: device.createComputePipeline({ layout: 'auto', compute: { module } }),
        GPUBindGroupLayout: device.createBindGroupLayout({ entries: [] }),
        GPUCommandEncoder: device.createCommandEncoder(),
        GPURenderBundleEncoder: device.createRenderBundleEncoder({ colorFormats: ['r8unorm'] }),
    };
}

test('objects show nothing of their own, and their classes everything', () => {
    for (const [name, object] of Object.entries(objects())) {
        const of = globalThis[name];
        assert.ok(object instanceof of, name);
        assert.equal(object.constructor, of);
        assert.equal(Object.prototype.toString.call(object), `[object ${name}]`);
        assert.deepEqual(Object.getOwnPropertyNames(object), [], name);
        assert.deepEqual(Object.keys({ ...object }), [], name);
        assert.throws(() => [...object], TypeError, name);
        for (const [member, property] of Object.entries(Object.getOwnPropertyDescriptors(of.prototype))) {
            if (member === 'constructor') continue;
            assert.ok(property.enumerable && property.configurable, `${name}.${member}`);
            assert.equal(typeof (property.get ?? property.value), 'function', `${name}.${member}`);
            if (property.get) {
                const before = object[member];
                assert.equal(object[member], before, `${name}.${member} is the same twice`);
                Object.defineProperty(of.prototype, member, { get: () => 'replaced' });
                assert.equal(object[member], 'replaced');
                Object.defineProperty(of.prototype, member, property);
                assert.equal(object[member], before);
            } else {
                of.prototype[member] = () => 'replaced';
                assert.equal(object[member](), 'replaced');
                of.prototype[member] = property.value;
                assert.equal(property.value.name, member);
            }
        }
    }
});

test('members belong to objects of their class', async () => {
    const { GPUBuffer: buffer, GPUTexture: texture } = objects();
    const { get } = Object.getOwnPropertyDescriptor(GPUTexture.prototype, 'width');
    assert.throws(() => get.call(buffer), TypeError);
    assert.throws(() => GPUTexture.prototype.width, TypeError);
    assert.throws(() => texture.createView.call(buffer), TypeError);
    assert.throws(() => texture.createView.call(Object.create(GPUTexture.prototype)), TypeError);
    await assert.rejects(buffer.mapAsync.call(texture, 1), TypeError);
    assert.throws(() => 'use strict' && (buffer.size = 3) && buffer.size === 16 && assert.fail(), TypeError);
    for (const of of [GPU, GPUDevice, GPUSupportedLimits, GPUSupportedFeatures, GPUError]) {
        assert.throws(() => new of('made'), TypeError, of.name);
        assert.throws(() => of('made'), TypeError, of.name);
    }
});

test('methods tell how many arguments they need', () => {
    const lengths = {
        GPUDevice: { createBuffer: 1, createSampler: 0, createCommandEncoder: 0, pushErrorScope: 1, destroy: 0 },
        GPUBuffer: { mapAsync: 1, getMappedRange: 0 },
        GPUQueue: { submit: 1, writeBuffer: 3, writeTexture: 4 },
        GPURenderPassEncoder: { setViewport: 6, draw: 1, setBindGroup: 2, setImmediates: 2, setVertexBuffer: 2 },
        GPUCommandEncoder: { copyBufferToBuffer: 2, copyTextureToTexture: 3, clearBuffer: 1, resolveQuerySet: 5 },
    };
    for (const [name, methods] of Object.entries(lengths)) {
        for (const [method, length] of Object.entries(methods)) {
            assert.equal(globalThis[name].prototype[method].length, length, `${name}.${method}`);
        }
    }
    assert.throws(() => device.queue.writeBuffer(objects().GPUBuffer, 0), TypeError);
    assert.throws(() => device.pushErrorScope(), TypeError);
    assert.throws(() => device.pushErrorScope('all'), TypeError);
});

test('flags are constants', () => {
    const all = {
        GPUBufferUsage: { MAP_READ: 1, MAP_WRITE: 2, COPY_SRC: 4, COPY_DST: 8, INDEX: 16, VERTEX: 32, UNIFORM: 64 },
        GPUMapMode: { READ: 1, WRITE: 2 },
        GPUShaderStage: { VERTEX: 1, FRAGMENT: 2, COMPUTE: 4 },
        GPUColorWrite: { RED: 1, GREEN: 2, BLUE: 4, ALPHA: 8, ALL: 15 },
        GPUTextureUsage: { COPY_SRC: 1, COPY_DST: 2, TEXTURE_BINDING: 4, STORAGE_BINDING: 8, RENDER_ATTACHMENT: 16 },
    };
    Object.assign(all.GPUBufferUsage, { STORAGE: 128, INDIRECT: 256, QUERY_RESOLVE: 512 });
    Object.assign(all.GPUTextureUsage, { TRANSIENT_ATTACHMENT: 32 });
    for (const [name, constants] of Object.entries(all)) {
        assert.deepEqual(Object.keys(globalThis[name]).sort(), Object.keys(constants).sort());
        for (const [constant, value] of Object.entries(constants)) assert.equal(globalThis[name][constant], value);
        assert.throws(() => (globalThis[name].READ = globalThis[name].RED = 7), TypeError);
    }
});

test('errors and their event can be made', () => {
    for (const of of [GPUValidationError, GPUOutOfMemoryError, GPUInternalError]) {
        const error = new of('a text');
        assert.ok(error instanceof GPUError);
        assert.equal(error.message, 'a text');
        assert.equal(Object.getPrototypeOf(of), GPUError);
        assert.throws(() => new of(), TypeError);
        const event = new GPUUncapturedErrorEvent('uncapturederror', { error, cancelable: true });
        assert.ok(event instanceof Event && event.cancelable);
        assert.equal(event.error, error);
    }
    assert.throws(() => new GPUUncapturedErrorEvent('uncapturederror'), TypeError);
    assert.throws(() => new GPUUncapturedErrorEvent('uncapturederror', {}), TypeError);
    for (const reason of ['validation', 'internal']) {
        const error = new GPUPipelineError(undefined, { reason });
        assert.ok(error instanceof DOMException);
        assert.deepEqual([error.name, error.message, error.reason], ['GPUPipelineError', '', reason]);
        assert.equal(new GPUPipelineError('a text', { reason }).message, 'a text');
    }
    assert.throws(() => new GPUPipelineError('a text', { reason: 'none' }), TypeError);
    assert.throws(() => new GPUPipelineError('a text'), TypeError);
});

test('listeners hear of an error in the order in which they were set', async () => {
    const heard = [];
    const listener = (name) => (event) => heard.push([name, event.error instanceof GPUValidationError]);
    const fails = async () => {
        heard.length = 0;
        device.createBuffer({ size: 0, usage: 0 });
        await device.queue.onSubmittedWorkDone();
        assert.ok(heard.every(([, right]) => right));
        return heard.map(([name]) => name).join('');
    };
    const [a, b] = [listener('a'), listener('b')];
    assert.equal(device.onuncapturederror, null);
    device.addEventListener('uncapturederror', a);
    device.onuncapturederror = listener('c');
    device.addEventListener('uncapturederror', b);
    assert.equal(await fails(), 'acb');
    device.onuncapturederror = listener('d');
    assert.equal(await fails(), 'adb');
    device.onuncapturederror = null;
    assert.equal(await fails(), 'ab');
    device.onuncapturederror = listener('e');
    assert.equal(await fails(), 'abe');
    device.onuncapturederror = 'nothing';
    assert.equal(device.onuncapturederror, null);
    device.removeEventListener('uncapturederror', a);
    device.removeEventListener('uncapturederror', b);
});

test('features are like a set, and limits are no dictionary', async () => {
    for (const { features } of [adapter, device]) {
        const copy = new Set(features);
        assert.equal(copy.size, features.size);
        assert.ok(copy.has('core-features-and-limits') && features.has('core-features-and-limits'));
        assert.ok(!features.has('core-features'));
        assert.deepEqual([...features.keys()], [...copy]);
        assert.deepEqual([...features.entries()], [...copy.entries()]);
        const each = [];
        features.forEach((value, key, all) => each.push(value === key && all === features));
        assert.ok(each.length === copy.size && each.every(Boolean));
        assert.equal(features.add, undefined);
        const made = await anotherDevice({ requiredFeatures: features });
        assert.deepEqual(new Set(made.features), copy);
        made.destroy();
    }
    assert.ok(gpu.wgslLanguageFeatures.has('readonly_and_readwrite_storage_textures'));
    const made = await anotherDevice({ requiredLimits: adapter.limits });
    for (const name in device.limits) assert.equal(made.limits[name], device.limits[name], name);
    assert.ok(adapter.info !== device.adapterInfo && device.adapterInfo instanceof GPUAdapterInfo);
    for (const name in adapter.info) assert.equal(adapter.info[name], device.adapterInfo[name], name);
    made.destroy();
});

test('each limit has its range', async () => {
    const names = Object.keys(GPUSupportedLimits.prototype);
    assert.ok(names.length > 30);
    const values = [-(2 ** 64), Number.MIN_SAFE_INTEGER, -(2 ** 32), -1, 0, 1, 3, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1];
    values.push(2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, 2 ** 53, 2 ** 64, Infinity, NaN);
    let made;
    for (const name of names) {
        const least = name.startsWith('min');
        const most = adapter.limits[name];
        for (const value of [...values, most, most + 1, most / 2, device.limits[name]]) {
            const asked = Math.trunc(value);
            const power = Math.log2(asked) % 1 === 0 && asked <= 2 ** 31;
            const error =
                !Number.isFinite(value) || value < 0 || value > Number.MAX_SAFE_INTEGER
                    ? 'TypeError'
                    : (least ? !power || asked < most : asked > most)
                      ? 'OperationError'
                      : undefined;
            const note = `${name}: ${value} of ${most}`;
            // An adapter is not used up by a request that was wrong.
            made ??= await gpu.requestAdapter();
            const request = made.requestDevice({ requiredLimits: { [name]: value } });
            if (error) {
                await assert.rejects(request, { name: error }, note);
                continue;
            }
            const found = await request;
            made = undefined;
            const better = least ? Math.min : Math.max;
            assert.equal(found.limits[name], better(asked, device.limits[name]), note);
            found.destroy();
        }
    }
});

test('an adapter makes one device', async () => {
    const one = await gpu.requestAdapter();
    await assert.rejects(one.requestDevice({ requiredFeatures: ['unknown'] }), TypeError);
    await assert.rejects(one.requestDevice({ requiredLimits: { minUniformBufferOffsetAlignment: 255 } }), {
        name: 'OperationError',
    });
    const first = await one.requestDevice();
    await assert.rejects(one.requestDevice(), { name: 'OperationError' });
    first.destroy();
    await assert.rejects(one.requestDevice(), { name: 'OperationError' });
});

test('programs lose the memory of buffers with the device', async () => {
    const made = await anotherDevice();
    const usage = GPUBufferUsage.MAP_WRITE;
    const buffer = made.createBuffer({ size: 8, usage, mappedAtCreation: true });
    const range = buffer.getMappedRange();
    const view = new Uint8Array(range);
    assert.equal(view.length, 8);
    made.destroy();
    assert.deepEqual([range.byteLength, view.length, buffer.mapState], [0, 0, 'unmapped']);
    const after = made.createBuffer({ size: 8, usage });
    await assert.rejects(after.mapAsync(GPUMapMode.WRITE), { name: 'AbortError' });
    assert.equal((await made.lost).reason, 'destroyed');
    assert.ok((await made.lost) instanceof GPUDeviceLostInfo);
    assert.equal(await made.popErrorScope(), null);
});

test('places in shaders count as JavaScript counts', async () => {
    device.pushErrorScope('validation');
    const code = '// \u{1f525}\r\n/* äöü \u{1f600} */ let x = 1;';
    const module = device.createShaderModule({ code });
    assert.ok((await device.popErrorScope()) instanceof GPUValidationError);
    const info = await module.getCompilationInfo();
    assert.ok(info instanceof GPUCompilationInfo && Object.isFrozen(info.messages));
    const [message] = info.messages;
    assert.ok(message instanceof GPUCompilationMessage);
    const { type, lineNum, linePos, offset } = message;
    assert.deepEqual([type, lineNum, linePos, offset], ['error', 2, 14, 20]);
});

test('formats and queries of features that the device has not got are no known words', async () => {
    const plain = await anotherDevice();
    const module = plain.createShaderModule({ code: '@fragment fn fs() {} @vertex fn vs() -> @builtin(position) vec4f {}' });
    const texture = plain.createTexture({ size: [4, 4], format: 'rgba8unorm', usage: GPUTextureUsage.TEXTURE_BINDING });
    const usage = GPUTextureUsage.COPY_SRC;
    const formats = ['bc1-rgba-unorm', 'etc2-rgb8unorm', 'eac-r11snorm', 'astc-4x4-unorm', 'depth32float-stencil8'];
    for (const format of [...formats, 'r16unorm', 'rgba16snorm']) {
        const storageTexture = { format };
        const color = { layout: 'auto', vertex: { module }, fragment: { module, targets: [null, { format }] } };
        const depth = { layout: 'auto', vertex: { module }, depthStencil: { format } };
        for (const wrong of [
            () => plain.createTexture({ size: [4, 4], format, usage }),
            () => plain.createTexture({ size: [4, 4], format: 'rgba8unorm', usage, viewFormats: [format] }),
            () => texture.createView({ format }),
            () => plain.createBindGroupLayout({ entries: [{ binding: 0, visibility: 4, storageTexture }] }),
            () => plain.createRenderBundleEncoder({ colorFormats: [null, format] }),
            () => plain.createRenderBundleEncoder({ colorFormats: [], depthStencilFormat: format }),
            () => plain.createRenderPipeline(color),
            () => plain.createRenderPipeline(depth),
        ]) {
            assert.throws(wrong, TypeError, `${format}: ${wrong}`);
        }
        await assert.rejects(plain.createRenderPipelineAsync(color), TypeError);
        await assert.rejects(plain.createRenderPipelineAsync(depth), TypeError);
    }
    assert.throws(() => plain.createQuerySet({ type: 'timestamp', count: 1 }), TypeError);
    plain.destroy();
});

/** How a promise ends, and whether it has before what was queued after the call. */
async function ending(promise) {
    let early = false;
    let ended = false;
    const end = promise.then(
        () => 'fulfilled',
        (error) => error.name,
    );
    promise.catch(() => (ended = true));
    queueMicrotask(() => (early = ended));
    return [await end, early];
}

test('one mapping of a buffer is under way at a time', async () => {
    for (const [mode, usage] of Object.entries({ READ: GPUBufferUsage.MAP_READ, WRITE: GPUBufferUsage.MAP_WRITE })) {
        const buffer = device.createBuffer({ size: 16, usage });
        const fails = (...given) => {
            device.pushErrorScope('validation');
            const promise = ending(buffer.mapAsync(...given));
            return [promise, device.popErrorScope().then((error) => error !== null)];
        };
        const map = GPUMapMode[mode];
        // The second one fails at once and causes no error; unmapping takes back the first.
        const first = fails(map);
        const second = fails(map);
        assert.equal(buffer.mapState, 'pending');
        assert.throws(() => buffer.getMappedRange(), { name: 'OperationError' });
        buffer.unmap();
        assert.equal(buffer.mapState, 'unmapped');
        assert.deepEqual(await Promise.all(first), [['AbortError', false], false]);
        assert.deepEqual(await Promise.all(second), [['OperationError', true], false]);
        // What is wrong fails later, and causes an error.
        const wrong = fails(map, 4);
        assert.equal(buffer.mapState, 'pending');
        assert.deepEqual(await Promise.all(wrong), [['OperationError', false], true]);
        assert.equal(buffer.mapState, 'unmapped');
        // It fails as taken back where that was sooner.
        const both = fails(map, 0, 20);
        buffer.unmap();
        assert.deepEqual(await Promise.all(both), [['AbortError', false], true]);
        await buffer.mapAsync(map, 8);
        const range = buffer.getMappedRange(8);
        assert.deepEqual([buffer.mapState, range.byteLength], ['mapped', 8]);
        // What is mapped stays so when it is to be mapped again.
        assert.deepEqual(await Promise.all(fails(map)), [['OperationError', false], true]);
        assert.deepEqual([buffer.mapState, range.byteLength], ['mapped', 8]);
        buffer.destroy();
        assert.deepEqual([buffer.mapState, range.byteLength], ['unmapped', 0]);
        assert.deepEqual(await Promise.all(fails(map)), [['OperationError', false], true]);
    }
});
