// jax-js, unmodified: arrays, derivatives and compiled functions on its WebGPU backend, against its WebAssembly backend.
//   node arrays.mjs

import './provider.mjs';

const { defaultDevice, grad, init, jit, lax, nn, numpy: np, random } = await import('@jax-js/jax');
if (!(await init('webgpu')).includes('webgpu')) throw new Error('jax-js found no WebGPU');

const tall = () => np.linspace(-1, 1, 35 * 41).reshape([35, 41]);
const wide = () => np.linspace(0.5, 2, 41 * 23).reshape([41, 23]);
const CASES = {
    matmul: () => np.matmul(tall(), wide()),
    sine: () => np.sin(tall()),
    exponential: () => np.exp(tall()),
    sum: () => tall().sum(0),
    softmax: () => nn.softmax(tall(), -1),
    where: () => np.where(np.greater(tall(), 0), np.sqrt(np.abs(tall())), np.tanh(tall())),
    argmax: () => np.argmax(np.cos(tall().mul(9)), 1),
    cumsum: () => np.cumsum(tall(), 1),
    sort: () => np.sort(np.cos(tall().mul(17)), 1),
    uniform: () => random.uniform(random.key(4), [50]),
    normal: () => random.normal(random.key(5), [50]),
    grad: () => grad((x) => np.sum(np.tanh(x.ref).mul(x)))(tall()),
    jit: () => jit((x) => np.log1p(np.exp(x.ref)).add(np.sin(x)))(tall()),
    conv() {
        const image = np.linspace(0, 1, 600).reshape([2, 3, 10, 10]);
        return lax.conv(image, np.linspace(-1, 1, 108).reshape([4, 3, 3, 3]), [1, 1], 'SAME');
    },
    integers: () => np.arange(100).mul(7).sub(3),
    fft: () => np.fft.fft({ real: np.linspace(0, 1, 64), imag: np.zeros([64]) }).real,
    inverse: () => np.linalg.inv(np.eye(6).add(np.linspace(0, 1, 36).reshape([6, 6]))),
};

for (const [name, compute] of Object.entries(CASES)) {
    const results = [];
    for (const device of ['wasm', 'webgpu']) {
        defaultDevice(device);
        results.push((await (await compute()).jsAsync()).flat(Infinity));
    }
    results[0].forEach((value, i) => {
        const off = Math.abs(value - results[1][i]);
        if (!(off <= 1e-4 * Math.max(1, Math.abs(value))))
            throw new Error(`${name}[${i}]: ${value} in WebAssembly, ${results[1][i]} on the GPU`);
    });
}
console.log(`${Object.keys(CASES).length} the same`);
process.exit(0);
