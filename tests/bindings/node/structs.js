'use strict';
// From the dictionaries of WebGPU in JavaScript to the structs of webgpu.h. Most members have the same names; the rest is here.

const { state } = require('./interfaces.js');

/** What C spells otherwise, by the name of its struct: a converted dictionary to the values of the struct. */
const OTHERWISE = {
    WGPUShaderModuleDescriptor: (given) => ({
        label: given.label,
        chain: [['WGPUShaderSourceWGSL', { code: given.code }]],
    }),
    WGPUTextureDescriptor: ({ textureBindingViewDimension: dimension, ...given }) =>
        dimension === undefined
            ? given
            : { ...given, chain: [['WGPUTextureBindingViewDimension', { textureBindingViewDimension: dimension }]] },
    WGPUTextureViewDescriptor: ({ swizzle, ...given }) =>
        swizzle === 'rgba' ? given : { ...given, chain: [swizzles(swizzle)] },
    WGPUBindGroupLayoutEntry: ({ externalTexture, ...given }) => ({
        ...given,
        chain: externalTexture ? [['WGPUExternalTextureBindingLayout', {}]] : [],
    }),
    WGPUBindGroupEntry: ({ binding, resource }) => ({ binding, ...bound(resource) }),
    WGPUComputePipelineDescriptor: (given) => ({ ...given, layout: layout(given.layout) }),
    WGPURenderPipelineDescriptor: (given) => ({ ...given, layout: layout(given.layout) }),
    WGPUComputeState: constants,
    WGPUVertexState: (given) => ({
        ...constants(given),
        buffers: given.buffers.map((buffer) => buffer ?? { stepMode: 'undefined', attributes: [] }),
    }),
    WGPUFragmentState: (given) => ({
        ...constants(given),
        targets: given.targets.map((target) => target ?? { format: 'undefined' }),
    }),
    WGPURenderPassDescriptor: ({ maxDrawCount, ...given }) => ({
        ...given,
        chain: [['WGPURenderPassMaxDrawCount', { maxDrawCount }]],
        colorAttachments: given.colorAttachments.map((attachment) => attachment ?? {}),
    }),
    WGPURenderPassColorAttachment: (given) => ({
        ...given,
        view: view(given.view),
        resolveTarget: view(given.resolveTarget),
    }),
    WGPURenderPassDepthStencilAttachment: (given) => ({ ...given, view: view(given.view) }),
    WGPURenderBundleEncoderDescriptor: (given) => ({
        ...given,
        colorFormats: given.colorFormats.map((format) => format ?? 'undefined'),
    }),
    WGPUExtent3D: (given) => named(given, ['width', 'height', 'depthOrArrayLayers'], 1),
    WGPUOrigin3D: (given) => named(given, ['x', 'y', 'z'], 0),
    WGPUColor: (given) => named(given, ['r', 'g', 'b', 'a'], 4),
    WGPUTexelCopyBufferInfo: ({ buffer, ...layout }) => ({ buffer, layout }),
};

function named(given, names, least) {
    if (!Array.isArray(given)) return given;
    if (given.length < least || given.length > names.length) {
        throw new TypeError(`${given.length} numbers, but ${names.join(', ')} are wanted`);
    }
    return Object.fromEntries(given.map((value, i) => [names[i], value]));
}

function swizzles(text) {
    if (!/^[rgba01]{4}$/.test(text)) throw new TypeError(`"${text}" is no swizzle: four of r, g, b, a, 0 and 1`);
    const of = [...text].map((letter) => ({ 0: 'zero', 1: 'one' })[letter] ?? letter);
    const swizzle = Object.fromEntries(['r', 'g', 'b', 'a'].map((name, i) => [name, of[i]]));
    return ['WGPUTextureComponentSwizzleDescriptor', { swizzle }];
}

function constants(given) {
    return { ...given, constants: Object.entries(given.constants ?? {}).map(([key, value]) => ({ key, value })) };
}

const layout = (given) => (given === 'auto' ? null : given);

/** The view of an attachment, or that of a texture. */
const view = (given) => (given && state(given).kind === 'GPUTexture' ? given.createView() : given);

/** The interface of an object, if it is one. */
const kindOf = (value) => Object.getPrototypeOf(value) !== Object.prototype && state(value).kind;

function bound(resource) {
    switch (kindOf(resource)) {
        case 'GPUSampler':
            return { sampler: resource };
        case 'GPUTextureView':
            return { textureView: resource };
        case 'GPUTexture':
            return { textureView: resource.createView() };
        case 'GPUBuffer':
            return { buffer: resource };
        default:
            return resource;
    }
}

/** The values of a struct and of the structs in it. */
function toStruct(description, name, given) {
    const values = (OTHERWISE[name] ?? ((same) => same))(given);
    const made = { ...values };
    for (const member of description.structs.get(name).members) {
        const type = description.type(member.type);
        const value = made[member.name];
        if (
            !description.structs.has(type.base) ||
            value === undefined ||
            value === null ||
            type.base === 'WGPUStringView'
        )
            continue;
        made[member.name] = member.count
            ? value.map((item) => toStruct(description, type.base, item))
            : toStruct(description, type.base, value);
    }
    return made;
}

module.exports = { toStruct };
