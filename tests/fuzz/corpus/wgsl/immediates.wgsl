enable subgroups;
var<immediate> pc: vec4u;
@group(0) @binding(0) var<storage, read_write> o: array<u32>;
@compute @workgroup_size(64) fn main(@builtin(subgroup_invocation_id) i: u32, @builtin(num_workgroups) n: vec3u) {
  o[i] = subgroupAdd(pc.x) + subgroupBroadcast(i, 2) + n.x; storageBarrier();
}
