// Babylon.js, unmodified: scenes drawn with its WebGPU engine.
//   node babylon.mjs FOLDER

import { canvas, pause, save } from './page.mjs';

const B = await import('@babylonjs/core/index.js');
B.Logger.LogLevels = B.Logger.NoneLogLevel;
const engine = new B.WebGPUEngine(canvas, {
    antialias: true,
    stencil: true,
    setMaximumLimits: true,
    enableAllFeatures: true,
});
await engine.initAsync();

const { MeshBuilder: make, Vector3 } = B;
const knot = (scene) => make.CreateTorusKnot('knot', { radius: 1, tube: 0.3, radialSegments: 64 }, scene);
const ball = (scene) => make.CreateSphere('ball', { diameter: 2, segments: 16 }, scene);
const noise = Uint8Array.from({ length: 16 * 16 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256));
const texture = (scene) =>
    B.RawTexture.CreateRGBATexture(noise, 16, 16, scene, true, false, B.Texture.TRILINEAR_SAMPLINGMODE);

function lit(scene, shadows) {
    const ground = make.CreateGround('ground', { width: 6, height: 6 }, scene);
    ground.position.y = -1;
    ground.receiveShadows = true;
    const box = make.CreateBox('box', { size: 1 }, scene);
    for (const shadow of shadows) shadow.addShadowCaster(box);
}

function sun(scene) {
    const light = new B.DirectionalLight('sun', new Vector3(-1, -2, -1), scene);
    light.position = new Vector3(4, 8, 4);
    light.intensity = 0.5;
    return light;
}

const SCENES = {
    standard(scene) {
        const material = new B.StandardMaterial('red', scene);
        material.diffuseColor = new B.Color3(1, 0.3, 0.2);
        knot(scene).material = material;
    },
    physical(scene) {
        // What comes with the engine is a picture that a browser would decode.
        scene.environmentBRDFTexture = texture(scene);
        const material = new B.PBRMaterial('gold', scene);
        material.environmentBRDFTexture = scene.environmentBRDFTexture;
        material.albedoColor = new B.Color3(0.9, 0.7, 0.2);
        material.metallic = 0.2;
        material.roughness = 0.4;
        for (const part of [material.clearCoat, material.sheen, material.anisotropy]) part.isEnabled = true;
        ball(scene).material = material;
    },
    shadows(scene) {
        const shadow = new B.ShadowGenerator(512, sun(scene));
        shadow.usePercentageCloserFiltering = true;
        lit(scene, [shadow]);
    },
    cascades(scene) {
        lit(scene, [new B.CascadedShadowGenerator(256, sun(scene))]);
    },
    shadow_kinds(scene) {
        const kinds = ['useBlurExponentialShadowMap', 'useContactHardeningShadow', 'usePoissonSampling'];
        const shadows = kinds.map((kind, i) => {
            const from = new Vector3(i * 2 - 2, 4, 2);
            const light = new B.SpotLight(kind, from, new Vector3(0, -1, -0.5), 1, 2, scene);
            light.intensity = 0.4;
            light.shadowMinZ = 1;
            light.shadowMaxZ = 10;
            const shadow = new B.ShadowGenerator(128, light);
            shadow[kind] = true;
            return shadow;
        });
        lit(scene, shadows);
    },
    instances(scene) {
        const box = make.CreateBox('box', { size: 0.3 }, scene);
        for (let i = 0; i < 40; i++) {
            const copy = box.createInstance(`${i}`);
            copy.position.set(Math.sin(i) * 2, Math.cos(i * 1.7), Math.sin(i * 0.6) * 2);
            copy.rotation.y = i;
        }
    },
    textured(scene) {
        const material = new B.StandardMaterial('noise', scene);
        material.diffuseTexture = texture(scene);
        material.alpha = 0.8;
        make.CreateBox('box', { size: 2 }, scene).material = material;
    },
    effects(scene, camera) {
        knot(scene);
        new B.BlurPostProcess('blurred', new B.Vector2(1, 0), 8, 1, camera);
        new B.BlackAndWhitePostProcess('grey', 1, camera);
        new B.FxaaPostProcess('smooth', 1, camera);
        new B.SharpenPostProcess('sharp', 1, camera);
    },
    pipeline(scene, camera) {
        knot(scene);
        const pipeline = new B.DefaultRenderingPipeline('pipeline', true, scene, [camera]);
        pipeline.bloomEnabled = pipeline.chromaticAberrationEnabled = pipeline.depthOfFieldEnabled = true;
        pipeline.bloomThreshold = 0.3;
        pipeline.imageProcessing.vignetteEnabled = true;
    },
    fog(scene) {
        scene.fogMode = B.Scene.FOGMODE_EXP2;
        scene.fogDensity = 0.1;
        for (let i = 0; i < 5; i++) make.CreateBox('box', { size: 0.7 }, scene).position.set(i - 2, 0, i - 3);
    },
    lines(scene) {
        const spiral = (wide) =>
            Array.from({ length: 60 }, (_, i) =>
                new Vector3(Math.sin(i / 3) * 2, i / 20 - 1.5, Math.cos(i / 3) * 2).scale(wide),
            );
        make.CreateLines('thin', { points: spiral(1) }, scene);
        B.CreateGreasedLine('wide', { points: spiral(0.7) }, {}, scene);
    },
    morphed(scene) {
        const mesh = make.CreateSphere('ball', { diameter: 2, segments: 8, updatable: true }, scene);
        const shape = { diameterX: 3, diameterY: 1, diameterZ: 2, segments: 8 };
        const target = make.CreateSphere('target', shape, scene);
        target.setEnabled(false);
        mesh.morphTargetManager = new B.MorphTargetManager(scene);
        mesh.morphTargetManager.addTarget(B.MorphTarget.FromMesh(target, 'flat', 0.6));
    },
    occlusion(scene, camera) {
        knot(scene);
        make.CreateGround('ground', { width: 6, height: 6 }, scene).position.y = -1;
        // With fewer, its shader reads behind the end of an array.
        new B.SSAO2RenderingPipeline('occlusion', scene, 1, [camera]).samples = 16;
    },
    outlined(scene, camera) {
        const box = make.CreateBox('box', { size: 2 }, scene);
        box.renderOutline = box.showBoundingBox = true;
        box.enableEdgesRendering();
        new B.DepthRenderer(scene, 1, camera);
    },
    clipped(scene) {
        scene.clipPlane = new B.Plane(1, 0, 0, 0);
        const material = new B.StandardMaterial('edge', scene);
        material.backFaceCulling = false;
        material.emissiveFresnelParameters = new B.FresnelParameters();
        ball(scene).material = material;
    },
};

for (const [name, fill] of Object.entries(SCENES)) {
    const scene = new B.Scene(engine);
    scene.clearColor = new B.Color4(0.1, 0.2, 0.3, 1);
    const camera = new B.ArcRotateCamera('camera', 0.8, 1.1, 6, Vector3.Zero(), scene);
    new B.HemisphericLight('sky', new Vector3(0, 1, 0), scene).intensity = 0.6;
    fill(scene, camera);
    await scene.whenReadyAsync();
    for (let frame = 0; frame < 3; frame++) {
        engine.beginFrame();
        scene.render();
        engine.endFrame();
        await pause();
    }
    await save(name);
    scene.dispose();
}
process.exit(0);
