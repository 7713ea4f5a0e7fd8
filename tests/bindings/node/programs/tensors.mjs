// The tests of TensorFlow.js, unmodified, on its WebGPU backend.
//   node tensors.mjs OUTPUT [PATTERN]   the names of the specs that fail go to OUTPUT, one a line

import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './provider.mjs';

const require = createRequire(import.meta.url);
const [output, pattern = ''] = process.argv.slice(2);
const core = '@tensorflow/tfjs-core/dist';
// The packages are written for bundlers: no endings of files, and tests that are thrown away unless one forbids it. Nothing can be
// read without waiting outside of a browser.
const entry = `
    require('${core}/index.js');
    require('${core}/public/chained_ops/register_all_chained_ops.js');
    require('${core}/register_all_gradients.js');
    require('@tensorflow/tfjs-backend-cpu/dist/index.js');
    require('@tensorflow/tfjs-backend-webgpu/dist/index.js');
    const flags = { WEBGPU_CPU_FORWARD: false };
    require('${core}/jasmine_util.js').setTestEnvs([{ name: 'webgpu', backendName: 'webgpu', flags, isDataSync: false }]);
    require('${core}/tests.js');`;
const bundle = join(mkdtempSync(join(tmpdir(), 'tensors-')), 'tests.cjs');
await require('esbuild').build({
    stdin: { contents: entry, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    ignoreAnnotations: true,
    logLevel: 'error',
    outfile: bundle,
});

const Jasmine = require('jasmine');
const runner = new Jasmine({});
runner.exitOnCompletion = false;
runner.loadConfig({ random: false });
runner.env.configure({ specFilter: (spec) => new RegExp(pattern).test(spec.getFullName()) });
const failed = [];
const counts = {};
runner.clearReporters();
runner.addReporter({
    specDone({ status, fullName }) {
        counts[status] = (counts[status] ?? 0) + 1;
        if (status === 'failed') failed.push(fullName);
    },
});
require(bundle);
await runner.execute();
writeFileSync(output, failed.map((name) => `${name}\n`).join(''));
console.log(`${counts.passed ?? 0} passed, ${counts.failed ?? 0} failed`);
process.exit(0);
