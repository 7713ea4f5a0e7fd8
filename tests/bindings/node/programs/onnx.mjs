// ONNX Runtime Web, unmodified: a network computed by its WebGPU backend is what its own processor backend makes of it.
//   node --liftoff-only --wasm-lazy-compilation onnx.mjs

import { readFileSync } from 'node:fs';
import './provider.mjs';

const folder = new URL('./node_modules/onnxruntime-web/dist/', import.meta.url);
const ort = await import(new URL('ort.webgpu.bundle.min.mjs', folder));
ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmBinary = readFileSync(new URL('ort-wasm-simd-threaded.asyncify.wasm', folder));

// -- The file of a model: https://onnx.ai/onnx/api/classes.html, as protocol buffers

function varint(value) {
    const bytes = [];
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
    return [...bytes, Number(rest)];
}
const bytesOf = (value) => (typeof value === 'string' ? [...Buffer.from(value)] : value);
const number = (field, value) => [...varint(field << 3), ...varint(value)];
const block = (field, value) => {
    const bytes = bytesOf(value);
    return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
};
const raw = (array) => [...new Uint8Array(array.buffer)];
const FLOAT = 1;
const INT64 = 7;

function attribute(name, value) {
    const type = Array.isArray(value)
        ? [...value.flatMap((one) => number(8, one)), ...number(20, 7)]
        : typeof value === 'string'
          ? [...block(4, value), ...number(20, 3)]
          : [...number(3, value), ...number(20, 2)];
    return [...block(1, name), ...type];
}

const nodes = [];
const constants = [];
const results = [];
let state = 5;
const chance = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5) * 0.6;
const floats = (...shape) => Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, chance);

function constant(data, shape = [data.length]) {
    const name = `constant${constants.length}`;
    const kind = data instanceof BigInt64Array ? INT64 : FLOAT;
    constants.push([...shape.flatMap((n) => number(1, n)), ...number(2, kind), ...block(8, name), ...block(9, raw(data))]);
    return name;
}
const weights = (...shape) => constant(floats(...shape), shape);
const whole = (...values) => constant(BigInt64Array.from(values, BigInt));

/** The name of what the operator makes of what these names stand for; each one is looked at in the end. */
function op(type, inputs, attributes = {}, kind = FLOAT) {
    const name = `${type}${nodes.length}`;
    nodes.push([
        ...inputs.flatMap((input) => block(1, input)),
        ...block(2, name),
        ...block(4, type),
        ...Object.entries(attributes).flatMap(([key, value]) => block(5, attribute(key, value))),
    ]);
    results.push([...block(1, name), ...block(2, block(1, number(1, kind)))]);
    return name;
}

const SHAPE = [1, 3, 20, 20];
const folded = op('Conv', ['x', weights(8, 3, 3, 3), weights(8)], { pads: [1, 1, 1, 1] });
const apart = op('Conv', [op('Relu', [folded]), weights(8, 1, 3, 3), weights(8)], { group: 8, strides: [2, 2] });
const pooled = op('MaxPool', [op('HardSigmoid', [apart])], { kernel_shape: [2, 2], strides: [2, 2] });
const grown = op('ConvTranspose', [pooled, weights(8, 4, 2, 2)], { strides: [2, 2] });
const even = op('InstanceNormalization', [grown, weights(4), weights(4)]);
const larger = op('Resize', [even, '', constant(Float32Array.of(1, 1, 2, 2))], { mode: 'linear' });
op('Expand', [op('GlobalAveragePool', [larger]), whole(2, 4, 3, 3)]);
const flat = op('Gemm', [op('Flatten', [larger]), weights(4 * 16 * 16, 32), weights(32)]);
const layer = op('Erf', [op('LayerNormalization', [flat, weights(32), weights(32)])]);
const rows = op('Reshape', [layer, whole(4, 8)]);
const square = op('MatMul', [rows, op('Transpose', [rows], { perm: [1, 0] })]);
const both = op('Concat', [op('Softmax', [square], { axis: -1 }), square], { axis: 1 });
const some = op('Slice', [both, whole(1), whole(7), whole(1)]);
op('ReduceMean', [some, whole(1)]);
op('ArgMax', [square], { axis: 1 }, INT64);
const positive = op('Greater', [some, constant(Float32Array.of(0))], {}, 9);
const chosen = op('Where', [positive, op('Exp', [some]), op('Tanh', [some])]);
const picked = op('Gather', [chosen, whole(3, 0, 1)], { axis: 0 });
op('CumSum', [picked, whole(1)]);
op('Pad', [picked, whole(0, 1, 2, 0)]);
op('Einsum', [rows, square], { equation: 'ij,ik->jk' });

const dimensions = block(2, SHAPE.flatMap((size) => block(1, number(1, size))));
const input = [...block(1, 'x'), ...block(2, block(1, [...number(1, FLOAT), ...dimensions]))];
const graph = [
    ...nodes.flatMap((node) => block(1, node)),
    ...block(2, 'network'),
    ...constants.flatMap((tensor) => block(5, tensor)),
    ...block(11, input),
    ...results.flatMap((result) => block(12, result)),
];
const model = Uint8Array.from([...number(1, 9), ...block(7, graph), ...block(8, number(2, 20))]);

// -- Both backends

let dispatches = 0;
for (const name of ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect']) {
    const plain = GPUComputePassEncoder.prototype[name];
    GPUComputePassEncoder.prototype[name] = function (...sizes) {
        dispatches++;
        return plain.apply(this, sizes);
    };
}

const feeds = { x: new ort.Tensor('float32', floats(...SHAPE), SHAPE) };
async function computed(provider) {
    const options = { executionProviders: [provider], logSeverityLevel: 3, graphOptimizationLevel: 'disabled' };
    const session = await ort.InferenceSession.create(model, options);
    return session.run(feeds);
}

const wanted = await computed('wasm');
if (dispatches) throw new Error('the processor backend used the GPU');
const found = await computed('webgpu');
let worst = 0;
for (const [name, { data, dims }] of Object.entries(wanted)) {
    const ours = await found[name].getData();
    if (`${dims}` !== `${found[name].dims}`) throw new Error(`${name}: ${dims} and ${found[name].dims}`);
    data.forEach((value, i) => {
        const off = Math.abs(Number(value) - Number(ours[i]));
        if (!(off <= 1e-4)) throw new Error(`${name}[${i}]: ${value} on the processor, ${ours[i]} on the GPU`);
        worst = Math.max(worst, off);
    });
}
console.log(`${Object.keys(wanted).length} results, ${dispatches} dispatches, at most ${worst.toExponential(1)} apart`);
process.exit(0);
