'use strict';
// WebGPU in JavaScript over the C library: the interfaces of the standard's WebIDL, made from it, with what C spells otherwise.
//
//     const { create } = require('./webgpu.js');
//     const gpu = create(['library=/path/to/libwgpu_native.so']);
//
// The flags: `library=FILE` (else WGPU_LIB_PATH), `strict=0` for the library's own default, which also takes what programs for
// wgpu-native rely on. The same form is what the official test suite asks of a `--gpu-provider`.

const { getEventListeners } = require('node:events');
const { Library, plain, WHOLE } = require('./abi.js');
const { classes, define, hidden, idl, make, state } = require('./interfaces.js');
const { toStruct } = require('./structs.js');

/** Calls of `wgpuInstanceProcessEvents` without pause before the loop begins to sleep between them. */
const EAGER = 200;

let library;
let instance;

// -- events

let pending = 0;
let rounds = 0;

/** Looks for events until `start`'s callback of the library came. */
function waiting(start) {
    pending++;
    rounds = 0;
    if (pending === 1) setImmediate(pump);
    start(() => pending--);
}

/** A promise that a callback of the library settles. */
function promised(start) {
    return new Promise((resolve, reject) => {
        waiting((done) =>
            start((settle) => {
                done();
                settle(resolve, reject);
            }),
        );
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

const ERRORS = { validation: 'GPUValidationError', outofmemory: 'GPUOutOfMemoryError', internal: 'GPUInternalError' };
const errorOf = (kind, message) => new (classes.get(ERRORS[kind] ?? 'GPUInternalError'))(message);
const operationError = (message) => new DOMException(message, 'OperationError');
const aborted = (message) => new DOMException(message, 'AbortError');

// -- what C has as the IDL has it

function wrap(name, handle, held = {}) {
    const made = make(name, { handle, label: '', ...held });
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

/** What formats and queries need the device to have: without it they are no more known than any other word. */
const NEEDED = [
    [/^bc\d/, 'texture-compression-bc'],
    [/^(etc2|eac)-/, 'texture-compression-etc2'],
    [/^astc-/, 'texture-compression-astc'],
    [/^depth32float-stencil8$/, 'depth32float-stencil8'],
    [/^(r|rg|rgba)16[us]norm$/, 'texture-formats-tier1'],
    [/^timestamp$/, 'timestamp-query'],
];
/** The members of descriptors that name them. */
const NAMING = {
    createTexture: ({ format, viewFormats }) => [format, ...viewFormats],
    createView: ({ format }) => [format],
    createBindGroupLayout: ({ entries }) => entries.map((entry) => entry.storageTexture?.format),
    createRenderPipeline: ({ fragment, depthStencil }) => [
        ...(fragment?.targets ?? []).map((target) => target?.format),
        depthStencil?.format,
    ],
    createRenderBundleEncoder: ({ colorFormats, depthStencilFormat }) => [...colorFormats, depthStencilFormat],
    createQuerySet: ({ type }) => [type],
};

function checkNames(operation, { features }, { descriptor }) {
    for (const name of NAMING[operation]?.(descriptor) ?? []) {
        const [, feature] = NEEDED.find(([names]) => names.test(name ?? '')) ?? [];
        if (feature && !state(features).names.has(feature)) {
            throw new TypeError(`${operation}: ${name} needs the feature ${feature}, which the device has not got`);
        }
    }
}

/** A method that C has under the same name, with the same arguments in the same order. */
function direct(interfaceName, operation, overloads) {
    const name = `wgpu${cName(interfaceName)}${operation[0].toUpperCase()}${operation.slice(1)}`;
    const result = overloads[0].idlType.idlType;
    const names = [...new Set(overloads.flatMap((one) => one.arguments.map((arg) => arg.name)))];
    return function (values, held) {
        checkNames(operation, held, values);
        const known = library.description.functions.get(name);
        const [self, ...rest] = known.args.filter((arg) => !known.args.some((other) => other.count === arg.name));
        const passed = { ...OMITTED[name], [self.name]: this };
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
        return wrap(result, made, { label: values.descriptor?.label ?? '', features: held.features });
    };
}

/** Attributes that C has a getter for. */
const GETTERS = {
    GPUBuffer: { size: 'Size', usage: 'Usage' },
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
    return ({ handle }) => {
        const value = Number(library.call(name, { [subject(name)]: handle }));
        if (!idl.enums.has(type)) return value;
        const entry = library.description.enums
            .get(library.description.functions.get(name).returns.type)
            .byValue.get(value);
        return entry === 'undefined' ? undefined : fromC(type, entry);
    };
}

/** What the library itself asks of buffers. */
const BUFFER = Object.fromEntries(
    idl.interfaces
        .get('GPUBuffer')
        .members.filter((member) => member.name in GETTERS.GPUBuffer)
        .map((member) => [member.name, getter('GPUBuffer', member)]),
);

/** Attributes that the library does not know as programs are to see them. */
const READS = {
    mapState: ({ pending, mapped }) => (mapped ? 'mapped' : pending ? 'pending' : 'unmapped'),
};

/** Attributes that can be set. */
const WRITES = {
    label(held, value) {
        held.label = String(value).toWellFormed?.() ?? String(value);
        const name = `wgpu${cName(held.kind)}SetLabel`;
        library.call(name, { [subject(name)]: held.handle, label: held.label });
    },
    /** The handler has its place among the listeners from when it is set until it is taken away. */
    onuncapturederror(held, value, device) {
        const handler = (typeof value === 'object' || typeof value === 'function') && value !== null ? value : null;
        if (handler && !held.onuncapturederror) {
            held.listener = (event) => {
                const set = held.onuncapturederror;
                if (typeof set === 'function' && set.call(device, event) === false) event.preventDefault();
            };
            device.addEventListener('uncapturederror', held.listener);
        } else if (!handler && held.onuncapturederror) {
            device.removeEventListener('uncapturederror', held.listener);
        }
        held.onuncapturederror = handler;
    },
};

// -- methods that differ

const featureNames = (list) =>
    new Set(
        list.map((name) => fromC('GPUFeatureName', name)).filter((name) => idl.enums.get('GPUFeatureName').has(name)),
    );

function features(kind, handle) {
    const { made } = library.fetch(`wgpu${kind}GetFeatures`, handle, 'WGPUSupportedFeatures');
    return make('GPUSupportedFeatures', { names: featureNames(made[0].features) });
}

const attributes = (name) => idl.interfaces.get(name).members.map((member) => member.name);
/** The values of an interface that is only read. */
const values = (name, all) => make(name, Object.fromEntries(attributes(name).map((member) => [member, all[member]])));

function limits(kind, handle) {
    const { made } = library.fetch(`wgpu${kind}GetLimits`, handle, 'WGPULimits', ['WGPUCompatibilityModeLimits']);
    return values('GPUSupportedLimits', { ...made[1], ...made[0] });
}

function info(kind, handle) {
    const name = kind === 'Device' ? 'wgpuDeviceGetAdapterInfo' : 'wgpuAdapterGetInfo';
    const { made } = library.fetch(name, handle, 'WGPUAdapterInfo');
    return values('GPUAdapterInfo', { ...made[0], isFallbackAdapter: made[0].adapterType === 'cpu' });
}

/** The limits that a device asks for, checked as the standard has it. */
function requiredLimits(wanted) {
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
        if (!(attributes('GPUSupportedLimits').includes(name))) throw operationError(`there is no limit ${name}`);
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
            { device, descriptor },
            (status, pipeline, message) =>
                settle((resolve, reject) => {
                    if (status === 'success') {
                        resolve(wrap(`GPU${kind}Pipeline`, pipeline, { label: values.descriptor.label }));
                    } else {
                        reject(
                            new (classes.get('GPUPipelineError'))(message, {
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
            [subject(name)]: this,
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
            [subject(name)]: this,
            offset: rangeOffset,
            data: bytes,
            size: BigInt(bytes.byteLength),
        });
    };
}

const shaderModule = direct('GPUDevice', 'createShaderModule', idl.operations('GPUDevice').get('createShaderModule'));

/** The place of a message in units of JavaScript's strings; C counts bytes. */
function inCharacters({ linePos, offset, length }, code) {
    const bytes = Buffer.from(code);
    const count = (from, to) => bytes.toString('utf8', from, to).length;
    return {
        linePos: linePos && count(offset - linePos + 1, offset) + 1,
        offset: count(0, offset),
        length: count(offset, offset + length),
    };
}

/** Ends what was mapped or is being mapped: what a program wrote goes to the library, and it loses the memory. */
function endMapping(held) {
    for (const { address, data } of held.ranges) {
        if (held.writing) library.bytes(address, data.byteLength).set(new Uint8Array(data));
        structuredClone(data, { transfer: [data] });
    }
    held.ranges = [];
    held.pending?.reject(aborted('the buffer was unmapped before it was mapped'));
    held.pending = null;
    held.mapped = false;
    held.mappings.delete(held);
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
        requestDevice({ descriptor }, held) {
            const missing = descriptor.requiredFeatures.find((name) => !state(held.features).names.has(name));
            if (missing) throw new TypeError(`the adapter has no ${missing}`);
            const limits = requiredLimits(descriptor.requiredLimits);
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
                    (_, kind, message) => report(heard.device?.deref(), errorOf(kind, message)),
                    true,
                ),
            };
            return promised((settle) =>
                library.callAsync(
                    'wgpuAdapterRequestDevice',
                    { adapter: this, descriptor: asked },
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
        createRenderPipelineAsync(values, held) {
            checkNames('createRenderPipeline', held, values);
            return pipelineAsync(this, 'Render', values);
        },
        createBuffer({ descriptor }, { mappings }) {
            if (descriptor.mappedAtCreation && descriptor.size % 4) {
                throw new RangeError(`${descriptor.size} bytes cannot be mapped at creation: no multiple of 4`);
            }
            const handle = library.call('wgpuDeviceCreateBuffer', { device: this, descriptor });
            // Only memory that cannot be had is answered so.
            if (!handle)
                throw new RangeError(`no memory for a buffer of ${descriptor.size} bytes that is mapped at creation`);
            const { label, mappedAtCreation: mapped } = descriptor;
            const held = { label, mapped, writing: mapped, pending: null, ranges: [], mappings };
            const buffer = wrap('GPUBuffer', handle, held);
            if (mapped) mappings.add(state(buffer));
            return buffer;
        },
        createShaderModule(values, held) {
            const made = shaderModule.call(this, values, held);
            state(made).code = values.descriptor.code;
            return made;
        },
        importExternalTexture() {
            throw operationError('there are no video frames outside of browsers');
        },
        pushErrorScope({ filter }) {
            library.call('wgpuDevicePushErrorScope', { device: this, filter });
        },
        popErrorScope() {
            return promised((settle) =>
                library.callAsync('wgpuDevicePopErrorScope', { device: this }, (status, kind, message) =>
                    settle((resolve, reject) => {
                        if (status !== 'success') return reject(operationError(message));
                        resolve(kind in ERRORS ? errorOf(kind, message) : null);
                    }),
                ),
            );
        },
        destroy(_, { lost, mappings }) {
            mappings.forEach(endMapping);
            library.call('wgpuDeviceDestroy', { device: this });
            // The loss is told by an event, which nobody else may be waiting for.
            promised((settle) => lost.then(() => settle((resolve) => resolve())));
        },
    },
    GPUBuffer: {
        mapAsync({ mode, offset, size }, held) {
            if (held.pending) throw operationError('the buffer is being mapped already');
            const length = size ?? Math.max(0, BUFFER.size(held) - offset);
            return new Promise((resolve, reject) => {
                const pending = { reject };
                held.pending = pending;
                held.mappings.add(held);
                waiting((done) =>
                    library.callAsync(
                        'wgpuBufferMapAsync',
                        { buffer: this, mode, offset, size: BigInt(length) },
                        (status, message) => {
                            done();
                            // Unmapping has ended it otherwise.
                            if (held.pending !== pending) return;
                            held.pending = null;
                            if (status === 'aborted') reject(aborted(message));
                            else if (status !== 'success') reject(operationError(message));
                            else {
                                held.mapped = true;
                                held.writing = mode === globals.GPUMapMode.WRITE;
                                resolve();
                            }
                        },
                    ),
                );
            });
        },
        getMappedRange({ offset, size }, held) {
            const length = size ?? Math.max(0, BUFFER.size(held) - offset);
            const name = held.writing ? 'wgpuBufferGetMappedRange' : 'wgpuBufferGetConstMappedRange';
            const address = library.call(name, { buffer: this, offset, size: BigInt(length) });
            const taken = held.ranges.some(
                ({ from, data }) => offset < from + data.byteLength && from < offset + length,
            );
            if (!address || taken)
                throw operationError(`bytes ${offset} to ${offset + length} are not mapped, or taken`);
            // A copy, for the library's own memory cannot be taken away from a program.
            const data = library.bytes(address, length).slice().buffer;
            held.ranges.push({ from: offset, address, data });
            return data;
        },
        unmap(_, held) {
            endMapping(held);
            library.call('wgpuBufferUnmap', { buffer: this });
        },
        destroy(_, held) {
            endMapping(held);
            library.call('wgpuBufferDestroy', { buffer: this });
        },
    },
    GPUShaderModule: {
        getCompilationInfo(_, { code }) {
            return promised((settle) =>
                library.callAsync(
                    'wgpuShaderModuleGetCompilationInfo',
                    { shaderModule: this },
                    (status, found) => {
                        const messages = (found?.messages ?? []).map((one) =>
                            make('GPUCompilationMessage', { ...one, ...inCharacters(one, code) }),
                        );
                        settle((resolve) =>
                            resolve(make('GPUCompilationInfo', { messages: Object.freeze(messages) })),
                        );
                    },
                ),
            );
        },
    },
    GPUCommandEncoder: {
        copyBufferToBuffer({ source, destination, sourceOffset = 0, destinationOffset = 0, size }) {
            library.call('wgpuCommandEncoderCopyBufferToBuffer', {
                commandEncoder: this,
                source,
                sourceOffset,
                destination,
                destinationOffset,
                size: BigInt(size ?? Math.max(0, BUFFER.size(state(source)) - sourceOffset)),
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
            if (bytes.byteLength % 4) throw operationError(`${bytes.byteLength} bytes are no multiple of 4`);
            library.call('wgpuQueueWriteBuffer', {
                queue: this,
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
                queue: this,
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
                library.callAsync('wgpuQueueOnSubmittedWorkDone', { queue: this }, () =>
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
    return wrap('GPUAdapter', handle, {
        features: features('Adapter', handle),
        limits: limits('Adapter', handle),
        info: info('Adapter', handle),
    });
}

const lostInfo = (reason, message) =>
    make('GPUDeviceLostInfo', { reason: reason === 'destroyed' ? 'destroyed' : 'unknown', message });

function deviceOf(handle, { label, defaultQueue }, lost) {
    return wrap('GPUDevice', handle, {
        label,
        lost,
        features: features('Device', handle),
        limits: limits('Device', handle),
        adapterInfo: info('Device', handle),
        queue: wrap('GPUQueue', library.call('wgpuDeviceGetQueue', { device: handle }), { label: defaultQueue.label }),
        onuncapturederror: null,
        /** Buffers that are mapped or being mapped. */
        mappings: new Set(),
    });
}

/** Tells the device of an error, or the console where nobody listens. */
function report(device, error) {
    const event = new (classes.get('GPUUncapturedErrorEvent'))('uncapturederror', { error, cancelable: true });
    if (!device || !getEventListeners(device, event.type).length) console.warn(error.message);
    device?.dispatchEvent(event);
}

for (const name of idl.interfaces.keys()) {
    // What has a canvas in it is a browser's.
    if (name.startsWith('GPUCanvas') || !/^(GPU|WGSL)/.test(name)) continue;
    define(name, {
        reads: (attribute, member) =>
            READS[attribute] ?? (GETTERS[name]?.[attribute] && getter(name, member)),
        writes: (attribute) => WRITES[attribute],
        calls: (operation, overloads) => METHODS[name]?.[operation] ?? direct(name, operation, overloads),
    });
}

const globals = Object.fromEntries(classes);
for (const [name, members] of idl.namespaces) {
    const constants = members
        .filter((member) => member.type === 'const')
        .map((member) => [member.name, Number(member.value.value)]);
    const made = Object.fromEntries(constants);
    globals[name] = Object.freeze(Object.defineProperty(made, Symbol.toStringTag, { value: name }));
}
// At once, for modules of the official test suite look before they ask for the `GPU`.
for (const [name, value] of Object.entries(globals)) hidden(globalThis, name, value);

/** `Packed4x8IntegerDotProduct` as `packed_4x8_integer_dot_product`. */
const snake = (name) =>
    name
        .match(/[A-Z][a-z]+|\d[\dx]*/g)
        .join('_')
        .toLowerCase();

/** The `GPU` of a library; one library in each process. */
function create(flags = []) {
    const given = Object.fromEntries(flags.map((flag) => flag.split(/=(.*)/s, 2)));
    if (!library) {
        const file = given.library ?? process.env.WGPU_LIB_PATH ?? 'libwgpu_native.so';
        library = new Library(file, (object) => state(object).handle);
        const strict = given.strict !== '0' && library.description.structs.has('WGPUInstanceExtras');
        const descriptor = strict ? { chain: [['WGPUInstanceExtras', { flags: 1 << 7 }]] } : {};
        instance = library.call('wgpuCreateInstance', { descriptor });
    }
    const { made } = library.fetch(
        'wgpuInstanceGetWGSLLanguageFeatures',
        instance,
        'WGPUSupportedWGSLLanguageFeatures',
    );
    const { spelled } = library.description.enums.get('WGPUWGSLLanguageFeatureName');
    const names = new Set(made[0].features.map((name) => snake(spelled.get(name))));
    return make('GPU', { wgslLanguageFeatures: make('WGSLLanguageFeatures', { names }) });
}

module.exports = { create, globals };
