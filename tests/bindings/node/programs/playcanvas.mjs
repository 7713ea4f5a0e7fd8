// PlayCanvas, unmodified: a scene that grows, drawn with its WebGPU device.
//   node playcanvas.mjs FOLDER

import { canvas, HEIGHT, pause, save, WIDTH } from './page.mjs';

console.log = () => {};
const pc = await import('playcanvas');
const options = new pc.AppOptions();
options.graphicsDevice = await pc.createGraphicsDevice(canvas, { deviceTypes: ['webgpu'], antialias: true });
if (!options.graphicsDevice.isWebGPU) throw new Error('PlayCanvas found no WebGPU');
options.componentSystems = [pc.RenderComponentSystem, pc.CameraComponentSystem, pc.LightComponentSystem];
options.resourceHandlers = [pc.TextureHandler];
const app = new pc.AppBase(canvas);
app.init(options);
app.start();
app.setCanvasResolution(pc.RESOLUTION_FIXED, WIDTH, HEIGHT);

function add(component, settings, x = 0, y = 0, z = 0) {
    const entity = new pc.Entity();
    entity.addComponent(component, settings);
    entity.setPosition(x, y, z);
    app.root.addChild(entity);
    return entity;
}

function material(settings) {
    const made = new pc.StandardMaterial();
    Object.assign(made, settings);
    made.update();
    return made;
}

const light = (settings, ...at) =>
    add('light', { castShadows: true, shadowResolution: 256, range: 10, ...settings }, ...at);
const shape = (type, settings, ...at) => add('render', { type, material: material(settings) }, ...at);
const noise = new pc.Texture(app.graphicsDevice, {
    width: 16,
    height: 16,
    format: pc.PIXELFORMAT_RGBA8,
    mipmaps: true,
    levels: [Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256))],
});

const STEPS = {
    shapes() {
        light({ type: 'directional', intensity: 0.6, shadowBias: 0.2 }).setEulerAngles(45, 30, 0);
        shape('sphere', { diffuse: new pc.Color(1, 0.2, 0.2) }, -1.2);
        shape('box', { diffuseMap: noise });
        shape('cone', { emissive: new pc.Color(0.2, 0.4, 0), metalness: 0.5, useMetalness: true }, 1.2);
        shape('plane', {}, 0, -0.6).setLocalScale(6, 1, 6);
    },
    lights() {
        light({ type: 'spot', color: new pc.Color(0, 1, 0), outerConeAngle: 40 }, 0, 4, 1);
        light({ type: 'omni', color: new pc.Color(0, 0, 1) }, -2, 1.5, 2);
    },
    glass() {
        const settings = { opacity: 0.5, blendType: pc.BLEND_NORMAL, clearCoat: 1, useSheen: true, iridescence: 0.8 };
        shape('sphere', settings, 0.3, 0.9, 0.8);
    },
    fog() {
        app.scene.fog.type = pc.FOG_EXP2;
        app.scene.fog.density = 0.1;
    },
    clustered() {
        app.scene.clusteredLightingEnabled = true;
    },
    processed() {
        const frame = new pc.CameraFrame(app, camera.camera);
        frame.bloom.intensity = 0.05;
        frame.ssao.type = pc.SSAOTYPE_LIGHTING;
        frame.vignette.intensity = 0.5;
        frame.rendering.toneMapping = pc.TONEMAP_ACES;
        frame.update();
    },
};

const camera = add('camera', { clearColor: new pc.Color(0.1, 0.2, 0.3) }, 3, 3, 4);
camera.lookAt(0, 0, 0);
for (const [name, step] of Object.entries(STEPS)) {
    step();
    for (let frame = 0; frame < 4; frame++) {
        app.update(0.016);
        app.graphicsDevice.frameStart();
        app.render();
        app.graphicsDevice.frameEnd();
        await pause();
    }
    await save(name);
}
process.exit(0);
