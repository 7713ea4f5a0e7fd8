// three.js, unmodified: scenes drawn with its WebGPU renderer, as raw RGBA of 8 bits, one file for each.
//   node scenes.mjs FOLDER [NAME...]

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gpu } from './provider.mjs';

const WIDTH = 256;
const HEIGHT = 192;
const [folder, ...chosen] = process.argv.slice(2);

globalThis.self = globalThis;
globalThis.requestAnimationFrame = (draw) => setTimeout(() => draw(0), 1);
globalThis.cancelAnimationFrame = clearTimeout;
const THREE = await import('three/webgpu');
const TSL = await import('three/tsl');
const { bloom } = await import('three/addons/tsl/display/BloomNode.js');
const { gaussianBlur } = await import('three/addons/tsl/display/GaussianBlurNode.js');
const { ao } = await import('three/addons/tsl/display/GTAONode.js');
const { fxaa } = await import('three/addons/tsl/display/FXAANode.js');

const adapter = await gpu.requestAdapter();
const device = await adapter.requestDevice({ requiredFeatures: [...adapter.features] });
const errors = [];
device.onuncapturederror = ({ error }) => errors.push(error.message);

/** A canvas without a window: what is presented goes into a texture that is looked at. */
const canvas = {
    width: WIDTH,
    height: HEIGHT,
    style: {},
    addEventListener() {},
    removeEventListener() {},
    getContext: () => ({
        configure: ({ format, usage }) => {
            canvas.texture = device.createTexture({
                size: [WIDTH, HEIGHT],
                format,
                usage: usage | GPUTextureUsage.COPY_SRC | GPUTextureUsage.RENDER_ATTACHMENT,
            });
        },
        unconfigure() {},
        getCurrentTexture: () => canvas.texture,
    }),
};
const renderer = new THREE.WebGPURenderer({ canvas, device, antialias: true });
await renderer.init();
renderer.setSize(WIDTH, HEIGHT, false);
renderer.shadowMap.enabled = true;

/** The same numbers on every run. */
function numbers(seed) {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}

function checkers(size, color = 255) {
    const data = new Uint8Array(size * size * 4);
    for (let i = 0; i < size * size; i++)
        data.set((i + Math.floor(i / size)) % 2 ? [color, 255, 255, 255] : [40, 60, 80, 255], 4 * i);
    const made = new THREE.DataTexture(data, size, size);
    made.colorSpace = THREE.SRGBColorSpace;
    made.generateMipmaps = true;
    made.minFilter = THREE.LinearMipmapLinearFilter;
    made.magFilter = THREE.LinearFilter;
    made.needsUpdate = true;
    return made;
}

function stage() {
    const scene = new THREE.Scene();
    scene.background = new THREE.Color(0x203040);
    const camera = new THREE.PerspectiveCamera(50, WIDTH / HEIGHT, 0.1, 50);
    camera.position.set(3, 3, 6);
    camera.lookAt(0, 0, 0);
    const sun = new THREE.DirectionalLight(0xffffff, 3);
    sun.position.set(4, 6, 3);
    sun.castShadow = true;
    scene.add(sun, new THREE.HemisphereLight(0xffffff, 0x202020, 1));
    return { scene, camera, sun };
}

const SHAPES = [
    new THREE.SphereGeometry(0.6, 32, 16),
    new THREE.BoxGeometry(0.9, 0.9, 0.9),
    new THREE.TorusKnotGeometry(0.4, 0.15, 64, 8),
];

function row(scene, materials) {
    materials.forEach((material, i) => {
        const mesh = new THREE.Mesh(SHAPES[i % 3], material);
        mesh.position.set((i % 4) * 1.4 - 2, 0, Math.floor(i / 4) * 1.6 - 1);
        mesh.castShadow = mesh.receiveShadow = true;
        scene.add(mesh);
    });
    const ground = new THREE.Mesh(new THREE.PlaneGeometry(12, 12), new THREE.MeshStandardMaterial({ color: 0x808080 }));
    ground.rotation.x = -Math.PI / 2;
    ground.position.y = -0.7;
    ground.receiveShadow = true;
    scene.add(ground);
}

const some = () => [
    new THREE.MeshStandardMaterial({ color: 0xff3030, roughness: 0.4, metalness: 0.3 }),
    new THREE.MeshBasicMaterial({ map: checkers(8) }),
    new THREE.MeshPhongMaterial({ color: 0x3030ff, shininess: 60 }),
    new THREE.MeshToonMaterial({ color: 0xffff00 }),
];

const SCENES = {
    materials() {
        const { scene, camera } = stage();
        const noise = new THREE.MeshBasicNodeMaterial();
        noise.colorNode = TSL.mx_noise_vec3(TSL.positionLocal.mul(3)).mul(0.5).add(0.5);
        const lamp = new THREE.PointLight(0xff8040, 30);
        lamp.position.set(-2, 2, 2);
        const glass = {
            color: 0x30ff30,
            clearcoat: 1,
            roughness: 0.2,
            sheen: 1,
            iridescence: 0.5,
            transparent: true,
            opacity: 0.8,
        };
        row(scene, [
            ...some(),
            new THREE.MeshPhysicalMaterial(glass),
            new THREE.MeshNormalMaterial(),
            new THREE.MeshLambertMaterial({ color: 0xff00ff }),
            noise,
        ]);
        scene.add(
            lamp,
            new THREE.Points(new THREE.SphereGeometry(2, 12, 8), new THREE.PointsMaterial({ color: 0xffffff })),
        );
        scene.add(
            new THREE.LineSegments(
                new THREE.EdgesGeometry(SHAPES[1]),
                new THREE.LineBasicMaterial({ color: 0x00ffff }),
            ),
        );
        return { scene, camera };
    },
    shadows() {
        const { scene, camera, sun } = stage();
        row(scene, some());
        sun.shadow.mapSize.set(512, 512);
        const spot = new THREE.SpotLight(0x80ff80, 60, 20, 0.5, 0.4);
        spot.position.set(-3, 4, 2);
        spot.castShadow = true;
        const lamp = new THREE.PointLight(0xff4040, 30);
        lamp.position.set(1, 2, 3);
        lamp.castShadow = true;
        scene.add(spot, lamp);
        scene.fog = new THREE.Fog(0x203040, 4, 14);
        return { scene, camera };
    },
    instances() {
        const { scene, camera } = stage();
        const next = numbers(7);
        const cubes = new THREE.InstancedMesh(SHAPES[1], new THREE.MeshStandardMaterial(), 200);
        const place = new THREE.Matrix4();
        for (let i = 0; i < 200; i++) {
            place.makeRotationY(next() * 6).scale(new THREE.Vector3(0.25, 0.25, 0.25));
            place.setPosition(next() * 8 - 4, next() * 4 - 2, next() * 8 - 4);
            cubes.setMatrixAt(i, place);
            cubes.setColorAt(i, new THREE.Color(next(), next(), next()));
        }
        const batch = new THREE.BatchedMesh(20, 5000, 10000, new THREE.MeshLambertMaterial());
        const ids = SHAPES.map((shape) => batch.addGeometry(shape));
        for (let i = 0; i < 20; i++) {
            const id = batch.addInstance(ids[i % 3]);
            batch.setMatrixAt(id, place.makeScale(0.4, 0.4, 0.4).setPosition(next() * 6 - 3, 1.5, next() * 6 - 3));
        }
        scene.add(cubes, batch);
        return { scene, camera };
    },
    deformed() {
        const { scene, camera } = stage();
        const shape = new THREE.CylinderGeometry(0.3, 0.3, 3, 12, 12);
        const count = shape.attributes.position.count;
        const indices = [];
        const weights = [];
        const target = [];
        for (let i = 0; i < count; i++) {
            const y = shape.attributes.position.getY(i) + 1.5;
            const bone = Math.min(Math.floor(y), 2);
            indices.push(bone, Math.min(bone + 1, 3), 0, 0);
            weights.push(1 - (y - bone), y - bone, 0, 0);
            target.push(shape.attributes.position.getX(i) * (1 + y), y - 1.5, shape.attributes.position.getZ(i) * 2);
        }
        shape.setAttribute('skinIndex', new THREE.Uint16BufferAttribute(indices, 4));
        shape.setAttribute('skinWeight', new THREE.Float32BufferAttribute(weights, 4));
        shape.morphAttributes.position = [new THREE.Float32BufferAttribute(target, 3)];
        const bones = [0, 1, 2, 3].map((i) => Object.assign(new THREE.Bone(), { name: `${i}` }));
        bones.forEach((bone, i) => (i ? (bones[i - 1].add(bone), (bone.position.y = 1)) : (bone.position.y = -1.5)));
        const mesh = new THREE.SkinnedMesh(shape, new THREE.MeshStandardMaterial({ color: 0xffa040 }));
        mesh.add(bones[0]);
        mesh.bind(new THREE.Skeleton(bones));
        bones.forEach((bone, i) => (bone.rotation.z = 0.3 * i));
        mesh.morphTargetInfluences = [0.4];
        scene.add(mesh);
        return { scene, camera };
    },
    textures() {
        const { scene, camera } = stage();
        const volume = new THREE.Data3DTexture(
            Uint8Array.from({ length: 16 ** 3 }, (_, i) => (i * 37) % 256),
            16,
            16,
            16,
        );
        volume.format = THREE.RedFormat;
        volume.minFilter = volume.magFilter = THREE.LinearFilter;
        volume.unpackAlignment = 1;
        volume.needsUpdate = true;
        const layers = new THREE.DataArrayTexture(
            Uint8Array.from({ length: 4 * 4 * 4 * 3 }, (_, i) => (i % 4 === 3 ? 255 : (i * 53) % 256)),
            4,
            4,
            3,
        );
        layers.needsUpdate = true;
        const faces = [0, 1, 2, 3, 4, 5].map((i) => checkers(8, i * 50));
        const cube = new THREE.CubeTexture(faces);
        cube.needsUpdate = true;
        const inside = new THREE.MeshBasicNodeMaterial();
        inside.colorNode = TSL.texture3D(volume, TSL.positionLocal.add(0.5), 0).r.mul(TSL.vec3(1, 0.7, 0.3));
        const layered = new THREE.MeshBasicNodeMaterial();
        layered.colorNode = TSL.texture(layers, TSL.uv()).depth(TSL.int(1));
        const mirror = new THREE.MeshBasicNodeMaterial();
        mirror.colorNode = TSL.cubeTexture(cube, TSL.normalWorld);
        const flat = new THREE.MeshStandardMaterial({
            map: checkers(64),
            roughnessMap: checkers(4),
            normalMap: checkers(16),
        });
        row(scene, [mirror, inside, layered, flat]);
        return { scene, camera };
    },
    async computed() {
        const { scene, camera } = stage();
        const count = 2000;
        const places = TSL.instancedArray(count, 'vec3');
        const speeds = TSL.instancedArray(count, 'vec3');
        const begin = TSL.Fn(() => {
            const i = TSL.float(TSL.instanceIndex);
            places
                .element(TSL.instanceIndex)
                .assign(TSL.vec3(i.mul(0.37).sin(), i.mul(0.011).cos(), i.mul(0.23).cos()).mul(2));
            speeds
                .element(TSL.instanceIndex)
                .assign(TSL.vec3(i.mul(0.7).cos(), TSL.float(0.5), i.mul(0.9).sin()).mul(0.05));
        })().compute(count);
        const step = TSL.Fn(() => {
            const place = places.element(TSL.instanceIndex);
            const speed = speeds.element(TSL.instanceIndex);
            place.addAssign(speed);
            TSL.If(place.length().greaterThan(2), () => speed.mulAssign(-1));
        })().compute(count);
        await renderer.computeAsync(begin);
        for (let i = 0; i < 20; i++) await renderer.computeAsync(step);
        const material = new THREE.SpriteNodeMaterial();
        material.positionNode = places.toAttribute();
        material.colorNode = TSL.abs(places.toAttribute()).mul(0.5);
        material.scaleNode = TSL.float(0.08);
        const sprites = new THREE.Mesh(new THREE.PlaneGeometry(1, 1), material);
        sprites.count = count;
        sprites.frustumCulled = false;
        scene.add(sprites);
        return { scene, camera };
    },
    processed() {
        const { scene, camera } = stage();
        const glow = new THREE.MeshStandardMaterial({ color: 0, emissive: 0xffaa00, emissiveIntensity: 3 });
        row(scene, [...some(), glow]);
        const pass = TSL.pass(scene, camera);
        pass.setMRT(TSL.mrt({ output: TSL.output, normal: TSL.normalView, emissive: TSL.emissive }));
        const shade = ao(pass.getTextureNode('depth'), pass.getTextureNode('normal'), camera);
        const glowing = bloom(pass.getTextureNode('emissive'), 1.5, 0.4, 0);
        const shown = pass.getTextureNode('output').mul(shade.getTextureNode().r).add(glowing);
        return {
            scene,
            camera,
            output: fxaa(TSL.renderOutput(shown.add(gaussianBlur(pass.getTextureNode('normal'), null, 2).mul(0.1)))),
        };
    },
};

/** What the scene looks like, from a target with samples or from the canvas. */
async function picture({ scene, camera, output }) {
    if (output) {
        const post = new THREE.RenderPipeline(renderer, output);
        post.outputColorTransform = false;
        post.render();
        return canvasPixels();
    }
    const target = new THREE.RenderTarget(WIDTH, HEIGHT, { samples: 4 });
    renderer.setRenderTarget(target);
    renderer.render(scene, camera);
    renderer.setRenderTarget(null);
    return renderer.readRenderTargetPixelsAsync(target, 0, 0, WIDTH, HEIGHT);
}

async function canvasPixels() {
    const size = WIDTH * HEIGHT * 4;
    const near = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    const encoder = device.createCommandEncoder();
    encoder.copyTextureToBuffer({ texture: canvas.texture }, { buffer: near, bytesPerRow: WIDTH * 4 }, [WIDTH, HEIGHT]);
    device.queue.submit([encoder.finish()]);
    await near.mapAsync(GPUMapMode.READ);
    return new Uint8Array(near.getMappedRange().slice());
}

for (const name of chosen.length ? chosen : Object.keys(SCENES)) {
    const pixels = await picture(await SCENES[name]());
    writeFileSync(join(folder, `${name}.rgba`), pixels);
    if (errors.length) {
        console.error(`${name}: ${errors[0]}`);
        process.exit(1);
    }
    console.log(name);
}
process.exit(0);
