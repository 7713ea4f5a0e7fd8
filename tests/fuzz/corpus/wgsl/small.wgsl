@compute @workgroup_size(1) fn main() { var a = 1u; a = a + a * (a - 3u) / 2u; { { a++; } } if a == 0u {} else if a == 1u {} else {} }
