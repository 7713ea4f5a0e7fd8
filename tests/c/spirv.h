/* A module of SPIR-V in words. */
#ifndef WGPU_ABI_TESTS_SPIRV_H
#define WGPU_ABI_TESTS_SPIRV_H

#include <stdint.h>

/* An empty compute shader "main" of one invocation. */
static const uint32_t EMPTY_SPIRV[] = {
    0x07230203, 0x00010000, 0, 5, 0,          /* magic, 1.0, generator, bound, schema */
    0x00020011, 1,                            /* OpCapability Shader */
    0x0003000E, 0, 1,                         /* OpMemoryModel Logical GLSL450 */
    0x0005000F, 5, 3, 0x6E69616D, 0,          /* OpEntryPoint GLCompute %3 "main" */
    0x00060010, 3, 17, 1, 1, 1,               /* OpExecutionMode %3 LocalSize 1 1 1 */
    0x00020013, 1,                            /* %1 = OpTypeVoid */
    0x00030021, 2, 1,                         /* %2 = OpTypeFunction %1 */
    0x00050036, 1, 3, 0, 2,                   /* %3 = OpFunction %1 None %2 */
    0x000200F8, 4,                            /* %4 = OpLabel */
    0x000100FD, 0x00010038,                   /* OpReturn, OpFunctionEnd */
};
enum { EMPTY_SPIRV_COUNT = sizeof EMPTY_SPIRV / sizeof EMPTY_SPIRV[0] };

#endif
