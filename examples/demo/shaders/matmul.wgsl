// c = a * b for square, row-major f32 matrices whose side is a multiple of 64.
//
// A workgroup of 16x16 invocations makes a 64x64 tile of c, 4x4 values each. Both inputs pass through workgroup memory
// in slices of 16, so that each value is read from the buffers side/64 times instead of side times.

const TILE = 64u;     // values of c along one side of a workgroup's tile
const SLICE = 16u;    // depth of one step along the shared dimension
const EACH = 4u;      // values of c along one side of an invocation's patch
const LANES = 256u;   // invocations in a workgroup

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(0) @binding(3) var<uniform> side: u32;

var<workgroup> a_tile: array<array<f32, TILE>, SLICE>;   // transposed: [depth][row]
var<workgroup> b_tile: array<array<f32, TILE>, SLICE>;   // [depth][column]

@compute @workgroup_size(16, 16)
fn matmul(
    @builtin(workgroup_id) group: vec3u,
    @builtin(local_invocation_id) lane: vec3u,
    @builtin(local_invocation_index) index: u32,
) {
    let row = group.y * TILE;
    let column = group.x * TILE;
    var sums: array<vec4f, EACH>;

    for (var depth = 0u; depth < side; depth += SLICE) {
        for (var i = index; i < TILE * SLICE; i += LANES) {
            a_tile[i % SLICE][i / SLICE] = a[(row + i / SLICE) * side + depth + i % SLICE];
            b_tile[i / TILE][i % TILE] = b[(depth + i / TILE) * side + column + i % TILE];
        }
        workgroupBarrier();

        for (var k = 0u; k < SLICE; k++) {
            let x = lane.x * EACH;
            let y = lane.y * EACH;
            let right = vec4f(b_tile[k][x], b_tile[k][x + 1u], b_tile[k][x + 2u], b_tile[k][x + 3u]);
            for (var i = 0u; i < EACH; i++) {
                sums[i] += a_tile[k][y + i] * right;
            }
        }
        workgroupBarrier();
    }

    for (var i = 0u; i < EACH; i++) {
        let at = (row + lane.y * EACH + i) * side + column + lane.x * EACH;
        for (var j = 0u; j < EACH; j++) {
            c[at + j] = sums[i][j];
        }
    }
}
