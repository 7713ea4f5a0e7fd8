// What the demo's picture is made of: mesh, texture and matrices. `scene.py` computes the same numbers in Python.
#ifndef DEMO_SCENE_H
#define DEMO_SCENE_H

#include <stddef.h>
#include <stdint.h>

enum {
    WIDTH = 640,
    HEIGHT = 400,
    FRAMES = 36,
    TEXTURE_SIZE = 512,
    TEXTURE_LAYERS = 2,
    MIP_LEVELS = 10,
    SHADOW_SIZE = 1024,
    SEGMENTS = 540, // along the knot
    SIDES = 36,     // around its tube
    VERTEX_COUNT = (SEGMENTS + 1) * (SIDES + 1),
    INDEX_COUNT = SEGMENTS * SIDES * 6,
};

typedef struct Vertex {
    float position[3], normal[3], tangent[3], uv[2];
} Vertex;

// The uniform `Frame` of scene.wgsl; matrices column by column.
typedef struct FrameData {
    float view_projection[16], lamp_projection[16], model[16];
    float eye[4], lamp[4];
} FrameData;

void scene_vertices(Vertex vertices[VERTEX_COUNT]);
void scene_indices(uint32_t indices[INDEX_COUNT]);
void scene_materials(uint8_t pixels[TEXTURE_LAYERS][TEXTURE_SIZE][TEXTURE_SIZE][4]);
FrameData scene_frame_data(int frame);

#endif
