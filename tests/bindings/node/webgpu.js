'use strict';
// WebGPU in JavaScript over the C library: the interfaces of the standard's WebIDL, made from it, with what C spells otherwise.
//
//     const { create } = require('./webgpu.js');
//     const gpu = create(['library=/path/to/libwgpu_native.so']);
//
// The flags: `library=FILE` (else WGPU_LIB_PATH), `strict=0` for the library's own default, which also takes what programs for
// wgpu-native rely on. The same form is what the official test suite asks of a `--gpu-provider`.

const { getEventListeners } = require('node:events');
const { Idl } = require('./idl.js');
const { Library, plain, WHOLE } = require('./abi.js');
const { toStruct } = require('./structs.js');

/** Calls of `wgpuInstanceProcessEvents` without pause before the loop begins to sleep between them. */
const EAGER = 200;

const classes = new Map();
const idl = new Idl((name) => classes.get(name));
let library;
let instance;

// -- events

let pending = 0;
let rounds = 0;

/** A promise that a callback of the library settles. */
function promised(start) {
    return new Promise((resolve, reject) => {
        pending++;
        rounds = 0;
        if (pending === 1) setImmediate(pump);
        start((settle) => {
            pending--;
            settle(resolve, reject);
        });
    });
}

function pump() {
    library.call('wgpuInstanceProcessEvents', { instance });
    if (!pending) return;
    rounds++;
    if (rounds < EAGER) setImmediate(pump);
    else setTimeout(pump, 1);
}

const released = new FinalizationRegistry(([name, handle]) => library.call(name, { [subject(name)]: handle }));
const subject = (name) => library.description.functions.get(name).args[0].name;
const cName = (interfaceName) => interfaceName.slice('GPU'.length);

// -- errors

class GPUError {
    constructor(message) {
        this.message = String(message);
    }
}
class GPUValidationError extends GPUError {}
class GPUOutOfMemoryError extends GPUError {}
class GPUInternalError extends GPUError {}
class GPUPipelineError extends DOMException {
    constructor(message, { reason }) {
        super(message ?? '', 'GPUPipelineError');
        Object.defineProperty(this, 'reason', { value: reason, enumerable: true });
    }
}
class GPUUncapturedErrorEvent extends Event {
    constructor(type, init) {
        super(type, init);
        Object.defineProperty(this, 'error', { value: init.error, enumerable: true });
    }
}
const ERRORS = { validation: GPUValidationError, outofmemory: GPUOutOfMemoryError, internal: GPUInternalError };
const operationError = (message) => new DOMException(message, 'OperationError');

// -- the classes of the standard

const MAKING = Symbol('making');

function wrap(name, handle, more = {}) {
    const made = new (classes.get(name))(MAKING);
    Object.defineProperty(made, 'handle', { value: handle });
    Object.assign(made, more);
    released.register(made, [`wgpu${cName(name)}Release`, handle]);
    return made;
}

/** C's name of an enum entry in the spelling of the IDL. */
function fromC(enumName, text) {
    return [...idl.enums.get(enumName)].find((entry) => plain(entry) === text) ?? text;
}

/** What the IDL leaves to the end of a buffer or of its data. */
const OMITTED = {
    wgpuCommandEncoderClearBuffer: { size: WHOLE.u64 },
    wgpuRenderPassEncoderSetIndexBuffer: { size: WHOLE.u64 },
    wgpuRenderPassEncoderSetVertexBuffer: { size: WHOLE.u64 },
    wgpuRenderBundleEncoderSetIndexBuffer: { size: WHOLE.u64 },
    wgpuRenderBundleEncoderSetVertexBuffer: { size: WHOLE.u64 },
};

/** A method that C has under the same name, with the same arguments in the same order. */
function direct(interfaceName, operation, overloads) {
    const name = `wgpu${cName(interfaceName)}${operation[0].toUpperCase()}${operation.slice(1)}`;
    const result = overloads[0].idlType.idlType;
    return function (...given) {
        const known = library.description.functions.get(name);
        const values = idl.arguments(`${interfaceName}.${operation}`, overloads, given);
        const [self, ...rest] = known.args.filter((arg) => !known.args.some((other) => other.count === arg.name));
        const passed = { ...OMITTED[name], [self.name]: this.handle };
        const names = [...new Set(overloads.flatMap((one) => one.arguments.map((arg) => arg.name)))];
        rest.forEach((arg, i) => {
            const value = values[names[i]];
            if (value === undefined) return;
            const { base } = library.description.type(arg.type);
            passed[arg.name] =
                library.description.structs.has(base) && base !== 'WGPUStringView'
                    ? toStruct(library.description, base, value)
                    : value;
        });
        const made = library.call(name, passed);
        if (!result.startsWith('GPU')) return undefined;
        return wrap(result, made, { ownLabel: values.descriptor?.label ?? '' });
    };
}

/** Attributes that C has a getter for. */
const GETTERS = {
    GPUBuffer: { size: 'Size', usage: 'Usage', mapState: 'MapState' },
    GPUTexture: {
        width: 'Width',
        height: 'Height',
        depthOrArrayLayers: 'DepthOrArrayLayers',
        mipLevelCount: 'MipLevelCount',
        sampleCount: 'SampleCount',
        dimension: 'Dimension',
        format: 'Format',
        usage: 'Usage',
        textureBindingViewDimension: 'TextureBindingViewDimension',
    },
    GPUQuerySet: { type: 'Type', count: 'Count' },
};

function getter(interfaceName, attribute) {
    const type = attribute.idlType.union ? attribute.idlType.idlType[0].idlType : attribute.idlType.idlType;
    const name = `wgpu${cName(interfaceName)}Get${GETTERS[interfaceName][attribute.name]}`;
    return function () {
        const value = Number(library.call(name, { [subject(name)]: this.handle }));
        if (!idl.enums.has(type)) return value;
        const entry = library.description.enums
            .get(library.description.functions.get(name).returns.type)
            .byValue.get(value);
        return entry === 'undefined' ? undefined : fromC(type, entry);
    };
}

const label = {
    get() {
        return this.ownLabel ?? '';
    },
    set(value) {
        this.ownLabel = String(value);
        const name = `wgpu${cName(this.constructor.name)}SetLabel`;
        library.call(name, { [subject(name)]: this.handle, label: this.ownLabel });
    },
    enumerable: true,
    configurable: true,
};

function define(name) {
    const base = name === 'GPUDevice' ? EventTarget : Object;
    const made = {
        [name]: class extends base {
            constructor(made) {
                if (made !== MAKING) throw new TypeError('Illegal constructor');
                super();
            }
        },
    }[name];
    const own = METHODS[name] ?? {};
    for (const [operation, overloads] of idl.operations(name)) {
        const method = own[operation]
            ? checked(`${name}.${operation}`, overloads, own[operation])
            : direct(name, operation, overloads);
        Object.defineProperty(made.prototype, operation, {
            value: method,
            writable: true,
            configurable: true,
            enumerable: true,
        });
    }
    for (const member of idl.interfaces.get(name).members) {
        if (member.type !== 'attribute') continue;
        if (member.name === 'label') Object.defineProperty(made.prototype, 'label', label);
        else if (GETTERS[name]?.[member.name]) {
            const get = getter(name, member);
            Object.defineProperty(made.prototype, member.name, { get, enumerable: true, configurable: true });
        }
    }
    classes.set(name, made);
}

/** A method of our own behind the conversion of its arguments: wrong ones reject where a promise is due. */
function checked(where, overloads, body) {
    const promises = overloads[0].idlType.generic === 'Promise';
    return function (...given) {
        try {
            return body.call(this, idl.arguments(where, overloads, given));
        } catch (error) {
            if (promises) return Promise.reject(error);
            throw error;
        }
    };
}

// -- methods that differ

const featureNames = (list) =>
    new Set(
        list.map((name) => fromC('GPUFeatureName', name)).filter((name) => idl.enums.get('GPUFeatureName').has(name)),
    );

function features(kind, handle) {
    const { made } = library.fetch(`wgpu${kind}GetFeatures`, handle, 'WGPUSupportedFeatures');
    return Object.assign(new Supported(MAKING), { names: featureNames(made[0].features) });
}

function limits(kind, handle) {
    const { made } = library.fetch(`wgpu${kind}GetLimits`, handle, 'WGPULimits', ['WGPUCompatibilityModeLimits']);
    const all = { ...made[1], ...made[0] };
    const found = new (classes.get('GPUSupportedLimits'))(MAKING);
    for (const member of idl.interfaces.get('GPUSupportedLimits').members) {
        Object.defineProperty(found, member.name, { value: all[member.name], enumerable: true });
    }
    return found;
}

function info(kind, handle) {
    const name = kind === 'Device' ? 'wgpuDeviceGetAdapterInfo' : 'wgpuAdapterGetInfo';
    const { made } = library.fetch(name, handle, 'WGPUAdapterInfo');
    const found = new (classes.get('GPUAdapterInfo'))(MAKING);
    for (const member of idl.interfaces.get('GPUAdapterInfo').members) {
        const value = member.name === 'isFallbackAdapter' ? made[0].adapterType === 'cpu' : made[0][member.name];
        Object.defineProperty(found, member.name, { value, enumerable: true });
    }
    return found;
}

class Supported {
    constructor(made) {
        if (made !== MAKING) throw new TypeError('Illegal constructor');
    }
    get size() {
        return this.names.size;
    }
    has(name) {
        return this.names.has(name);
    }
    keys() {
        return this.names.keys();
    }
    values() {
        return this.names.values();
    }
    entries() {
        return this.names.entries();
    }
    forEach(body, self) {
        this.names.forEach((value) => body.call(self, value, value, this));
    }
    [Symbol.iterator]() {
        return this.names.values();
    }
}
class GPUSupportedFeatures extends Supported {}
class WGSLLanguageFeatures extends Supported {}

/** The limits that a device asks for, checked as the standard has it. */
function requiredLimits(adapter, wanted) {
    const found = {};
    const wide = new Set(
        library.description.structs
            .get('WGPULimits')
            .members.filter((member) => member.type === 'uint64_t')
            .map((member) => member.name),
    );
    const compatibility = new Set(
        library.description.structs.get('WGPUCompatibilityModeLimits').members.map((member) => member.name),
    );
    const chained = {};
    for (const [name, value] of Object.entries(wanted)) {
        if (value === undefined) continue;
        if (adapter.limits[name] === undefined) throw operationError(`there is no limit ${name}`);
        if (!wide.has(name) && value >= WHOLE.u32)
            throw operationError(`${name}: ${value} is more than the adapter has`);
        (compatibility.has(name) ? chained : found)[name] = value;
    }
    return { ...found, chain: Object.keys(chained).length ? [['WGPUCompatibilityModeLimits', chained]] : [] };
}

function pipelineAsync(device, kind, values) {
    const struct = `WGPU${kind}PipelineDescriptor`;
    const descriptor = toStruct(library.description, struct, values.descriptor);
    return promised((settle) =>
        library.callAsync(
            `wgpuDeviceCreate${kind}PipelineAsync`,
            { device: device.handle, descriptor },
            (status, pipeline, message) =>
                settle((resolve, reject) => {
                    if (status === 'success') {
                        resolve(wrap(`GPU${kind}Pipeline`, pipeline, { ownLabel: values.descriptor.label }));
                    } else {
                        reject(
                            new GPUPipelineError(message, {
                                reason: status === 'validationerror' ? 'validation' : 'internal',
                            }),
                        );
                    }
                }),
        ),
    );
}

/** The bytes of data that a call reads, from offsets and sizes in its elements. */
function slice(data, offset = 0, size = undefined) {
    const width = ArrayBuffer.isView(data) && !(data instanceof DataView) ? data.BYTES_PER_ELEMENT : 1;
    const bytes = ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : new Uint8Array(data);
    const start = offset * width;
    const length = size === undefined ? bytes.byteLength - start : size * width;
    if (start > bytes.byteLength || length < 0 || start + length > bytes.byteLength) {
        throw operationError(`${length} bytes from ${start} on are not in data of ${bytes.byteLength} bytes`);
    }
    return bytes.subarray(start, start + length);
}

function setBindGroup(kind) {
    return function ({
        index,
        bindGroup,
        dynamicOffsets,
        dynamicOffsetsData,
        dynamicOffsetsDataStart: start,
        dynamicOffsetsDataLength: length,
    }) {
        let offsets = dynamicOffsets;
        if (dynamicOffsetsData) {
            if (start + length > dynamicOffsetsData.length)
                throw new RangeError('the dynamic offsets are outside of the data');
            offsets = Array.from(dynamicOffsetsData.subarray(start, start + length));
        }
        const name = `wgpu${kind}SetBindGroup`;
        library.call(name, {
            [subject(name)]: this.handle,
            groupIndex: index,
            group: bindGroup,
            dynamicOffsets: offsets,
        });
    };
}

function setImmediates(kind) {
    return function ({ rangeOffset, data, dataOffset, dataSize }) {
        const name = `wgpu${kind}SetImmediates`;
        const bytes = slice(data, dataOffset, dataSize);
        library.call(name, {
            [subject(name)]: this.handle,
            offset: rangeOffset,
            data: bytes,
            size: BigInt(bytes.byteLength),
        });
    };
}

/** Ends the ranges that the program holds: what it wrote goes to the library, and it loses the memory. */
function endRanges(buffer) {
    for (const { address, data } of buffer.ranges ?? []) {
        if (buffer.writing) library.bytes(address, data.byteLength).set(new Uint8Array(data));
        structuredClone(data, { transfer: [data] });
    }
    buffer.ranges = [];
}

const METHODS = {
    GPU: {
        requestAdapter({ options }) {
            if (!['core', 'compatibility'].includes(options.featureLevel)) return Promise.resolve(null);
            const asked = {
                featureLevel: options.featureLevel,
                powerPreference: options.powerPreference,
                forceFallbackAdapter: options.forceFallbackAdapter,
            };
            return promised((settle) =>
                library.callAsync('wgpuInstanceRequestAdapter', { instance, options: asked }, (status, handle) =>
                    settle((resolve) => resolve(status === 'success' ? adapterOf(handle) : null)),
                ),
            );
        },
        getPreferredCanvasFormat: () => 'bgra8unorm',
    },
    GPUAdapter: {
        requestDevice({ descriptor }) {
            const missing = descriptor.requiredFeatures.find((name) => !this.features.has(name));
            if (missing) throw new TypeError(`the adapter has no ${missing}`);
            const limits = requiredLimits(this, descriptor.requiredLimits);
            const heard = { device: undefined };
            const lost = new Promise((resolve) => (heard.lost = resolve));
            const asked = {
                label: descriptor.label,
                requiredFeatures: descriptor.requiredFeatures,
                requiredLimits: limits,
                defaultQueue: descriptor.defaultQueue,
                deviceLostCallbackInfo: library.callbackInfo(
                    'WGPUDeviceLostCallbackInfo',
                    'AllowProcessEvents',
                    (_, reason, message) => heard.lost(lostInfo(reason, message)),
                ),
                uncapturedErrorCallbackInfo: library.callbackInfo(
                    'WGPUUncapturedErrorCallbackInfo',
                    null,
                    (_, kind, message) => heard.device?.deref()?.report(kind, message),
                    true,
                ),
            };
            return promised((settle) =>
                library.callAsync(
                    'wgpuAdapterRequestDevice',
                    { adapter: this.handle, descriptor: asked },
                    (status, handle, message) =>
                        settle((resolve, reject) => {
                            if (status !== 'success') return reject(operationError(message));
                            const device = deviceOf(handle, descriptor, lost);
                            heard.device = new WeakRef(device);
                            resolve(device);
                        }),
                ),
            );
        },
    },
    GPUDevice: {
        createComputePipelineAsync(values) {
            return pipelineAsync(this, 'Compute', values);
        },
        createRenderPipelineAsync(values) {
            return pipelineAsync(this, 'Render', values);
        },
        createBuffer({ descriptor }) {
            const handle = library.call('wgpuDeviceCreateBuffer', { device: this.handle, descriptor });
            // Only memory that cannot be had is answered so.
            if (!handle)
                throw new RangeError(`no memory for a buffer of ${descriptor.size} bytes that is mapped at creation`);
            return wrap('GPUBuffer', handle, { ownLabel: descriptor.label, writing: descriptor.mappedAtCreation });
        },
        importExternalTexture() {
            throw operationError('there are no video frames outside of browsers');
        },
        pushErrorScope({ filter }) {
            library.call('wgpuDevicePushErrorScope', { device: this.handle, filter });
        },
        popErrorScope() {
            return promised((settle) =>
                library.callAsync('wgpuDevicePopErrorScope', { device: this.handle }, (status, kind, message) =>
                    settle((resolve, reject) => {
                        if (status !== 'success') return reject(operationError(message));
                        resolve(kind in ERRORS ? new ERRORS[kind](message) : null);
                    }),
                ),
            );
        },
        destroy() {
            library.call('wgpuDeviceDestroy', { device: this.handle });
            // The loss is told by an event, which nobody else may be waiting for.
            promised((settle) => this.lost.then(() => settle((resolve) => resolve())));
        },
    },
    GPUBuffer: {
        mapAsync({ mode, offset, size }) {
            if (this.mapState === 'pending') throw operationError('the buffer is being mapped already');
            const length = size ?? Math.max(0, this.size - offset);
            return promised((settle) =>
                library.callAsync(
                    'wgpuBufferMapAsync',
                    { buffer: this.handle, mode, offset, size: BigInt(length) },
                    (status, message) =>
                        settle((resolve, reject) => {
                            if (status === 'success') {
                                this.writing = mode === globals.GPUMapMode.WRITE;
                                resolve();
                            } else
                                reject(
                                    status === 'aborted'
                                        ? new DOMException(message, 'AbortError')
                                        : operationError(message),
                                );
                        }),
                ),
            );
        },
        getMappedRange({ offset, size }) {
            const length = size ?? Math.max(0, this.size - offset);
            const name = this.writing ? 'wgpuBufferGetMappedRange' : 'wgpuBufferGetConstMappedRange';
            const address = library.call(name, { buffer: this.handle, offset, size: BigInt(length) });
            const taken = (this.ranges ?? []).some(
                ({ from, data }) => offset < from + data.byteLength && from < offset + length,
            );
            if (!address || taken)
                throw operationError(`bytes ${offset} to ${offset + length} are not mapped, or taken`);
            // A copy, for the library's own memory cannot be taken away from a program.
            const data = library.bytes(address, length).slice().buffer;
            this.ranges = [...(this.ranges ?? []), { from: offset, address, data }];
            return data;
        },
        unmap() {
            endRanges(this);
            library.call('wgpuBufferUnmap', { buffer: this.handle });
        },
        destroy() {
            endRanges(this);
            library.call('wgpuBufferDestroy', { buffer: this.handle });
        },
    },
    GPUShaderModule: {
        getCompilationInfo() {
            return promised((settle) =>
                library.callAsync(
                    'wgpuShaderModuleGetCompilationInfo',
                    { shaderModule: this.handle },
                    (status, found) => {
                        const messages = (found?.messages ?? []).map(
                            ({ message, type, lineNum, linePos, offset, length }) =>
                                Object.assign(new (classes.get('GPUCompilationMessage'))(MAKING), {
                                    message,
                                    type,
                                    lineNum,
                                    linePos,
                                    offset,
                                    length,
                                }),
                        );
                        settle((resolve) =>
                            resolve(Object.assign(new (classes.get('GPUCompilationInfo'))(MAKING), { messages })),
                        );
                    },
                ),
            );
        },
    },
    GPUCommandEncoder: {
        copyBufferToBuffer({ source, destination, sourceOffset = 0, destinationOffset = 0, size }) {
            library.call('wgpuCommandEncoderCopyBufferToBuffer', {
                commandEncoder: this.handle,
                source,
                sourceOffset,
                destination,
                destinationOffset,
                size: BigInt(size ?? Math.max(0, source.size - sourceOffset)),
            });
        },
    },
    GPUComputePassEncoder: {
        setBindGroup: setBindGroup('ComputePassEncoder'),
        setImmediates: setImmediates('ComputePassEncoder'),
    },
    GPURenderPassEncoder: {
        setBindGroup: setBindGroup('RenderPassEncoder'),
        setImmediates: setImmediates('RenderPassEncoder'),
    },
    GPURenderBundleEncoder: {
        setBindGroup: setBindGroup('RenderBundleEncoder'),
        setImmediates: setImmediates('RenderBundleEncoder'),
    },
    GPUQueue: {
        writeBuffer({ buffer, bufferOffset, data, dataOffset, size }) {
            const bytes = slice(data, dataOffset, size);
            library.call('wgpuQueueWriteBuffer', {
                queue: this.handle,
                buffer,
                bufferOffset,
                data: bytes,
                size: BigInt(bytes.byteLength),
            });
        },
        writeTexture({ destination, data, dataLayout, size }) {
            const bytes = slice(data);
            const writeSize = toStruct(library.description, 'WGPUExtent3D', size);
            const place = toStruct(library.description, 'WGPUTexelCopyTextureInfo', destination);
            const given = {
                queue: this.handle,
                destination: place,
                data: bytes,
                dataSize: BigInt(bytes.byteLength),
                dataLayout,
                writeSize,
            };
            library.call('wgpuQueueWriteTexture', given);
        },
        onSubmittedWorkDone() {
            return promised((settle) =>
                library.callAsync('wgpuQueueOnSubmittedWorkDone', { queue: this.handle }, () =>
                    settle((resolve) => resolve()),
                ),
            );
        },
        copyExternalImageToTexture() {
            throw operationError('there are no images of a browser here');
        },
    },
};

function adapterOf(handle) {
    const made = wrap('GPUAdapter', handle);
    for (const [name, value] of [
        ['features', features('Adapter', handle)],
        ['limits', limits('Adapter', handle)],
        ['info', info('Adapter', handle)],
    ]) {
        Object.defineProperty(made, name, { value, enumerable: true });
    }
    return made;
}

function lostInfo(reason, message) {
    const made = new (classes.get('GPUDeviceLostInfo'))(MAKING);
    return Object.assign(made, { reason: reason === 'destroyed' ? 'destroyed' : 'unknown', message });
}

function deviceOf(handle, descriptor, lost) {
    const made = wrap('GPUDevice', handle, { ownLabel: descriptor.label });
    const queue = wrap('GPUQueue', library.call('wgpuDeviceGetQueue', { device: handle }), {
        ownLabel: descriptor.defaultQueue.label,
    });
    for (const [name, value] of [
        ['features', features('Device', handle)],
        ['limits', limits('Device', handle)],
        ['adapterInfo', info('Device', handle)],
        ['queue', queue],
        ['lost', lost],
    ]) {
        Object.defineProperty(made, name, { value, enumerable: true });
    }
    made.onuncapturederror = null;
    return made;
}

/** Every interface of the standard that has nothing of a browser in it. */
for (const name of idl.interfaces.keys()) {
    if (
        /^GPU(Error|ValidationError|OutOfMemoryError|InternalError|PipelineError|UncapturedErrorEvent|SupportedFeatures|Canvas)/.test(
            name,
        )
    )
        continue;
    if (name !== 'WGSLLanguageFeatures') define(name);
}
Object.defineProperty(classes.get('GPUDevice').prototype, 'report', {
    value(kind, message) {
        const error = new (ERRORS[kind] ?? GPUInternalError)(message);
        const event = new GPUUncapturedErrorEvent('uncapturederror', { error, cancelable: true });
        const heard = typeof this.onuncapturederror === 'function';
        if (!heard && !getEventListeners(this, event.type).length) console.warn(message);
        this.dispatchEvent(event);
        if (heard) this.onuncapturederror.call(this, event);
    },
});

const globals = Object.fromEntries(classes);
Object.assign(globals, {
    GPUError,
    GPUValidationError,
    GPUOutOfMemoryError,
    GPUInternalError,
    GPUPipelineError,
    GPUUncapturedErrorEvent,
});
Object.assign(globals, { GPUSupportedFeatures, WGSLLanguageFeatures });
for (const [name, members] of idl.namespaces) {
    const constants = members
        .filter((member) => member.type === 'const')
        .map((member) => [member.name, Number(member.value.value)]);
    globals[name] = Object.freeze(Object.fromEntries(constants));
}

/** `Packed4x8IntegerDotProduct` as `packed_4x8_integer_dot_product`. */
const snake = (name) =>
    name
        .match(/[A-Z][a-z]+|\d[\dx]*/g)
        .join('_')
        .toLowerCase();

/** The `GPU` of a library; one library in each process. */
function create(flags = []) {
    const given = Object.fromEntries(flags.map((flag) => flag.split(/=(.*)/s, 2)));
    Object.assign(globalThis, globals);
    if (!library) {
        library = new Library(given.library ?? process.env.WGPU_LIB_PATH ?? 'libwgpu_native.so');
        const strict = given.strict !== '0' && library.description.structs.has('WGPUInstanceExtras');
        const descriptor = strict ? { chain: [['WGPUInstanceExtras', { flags: 1 << 7 }]] } : {};
        instance = library.call('wgpuCreateInstance', { descriptor });
    }
    const gpu = new (classes.get('GPU'))(MAKING);
    const { made } = library.fetch(
        'wgpuInstanceGetWGSLLanguageFeatures',
        instance,
        'WGPUSupportedWGSLLanguageFeatures',
    );
    const { spelled } = library.description.enums.get('WGPUWGSLLanguageFeatureName');
    const names = new Set(made[0].features.map((name) => snake(spelled.get(name))));
    Object.defineProperty(gpu, 'wgslLanguageFeatures', {
        value: Object.assign(new WGSLLanguageFeatures(MAKING), { names }),
        enumerable: true,
    });
    return gpu;
}

module.exports = { create, globals };
