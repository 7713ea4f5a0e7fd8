#include "scene.h"

#include <math.h>
#include <stdlib.h>

#define PI 3.14159265358979323846

typedef struct Vec3 {
    double x, y, z;
} Vec3;

typedef struct Mat4 {
    double at[4][4]; // [row][column]
} Mat4;

static Vec3 subtract(Vec3 a, Vec3 b) { return (Vec3){a.x - b.x, a.y - b.y, a.z - b.z}; }

static double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

static Vec3 cross(Vec3 a, Vec3 b) {
    return (Vec3){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static Vec3 unit(Vec3 a) {
    double length = sqrt(dot(a, a));
    return (Vec3){a.x / length, a.y / length, a.z / length};
}

// ---- mesh: the knot winds twice around its axis (TURNS) while it goes three times around its ring (LOOPS)

static const double TURNS = 2, LOOPS = 3, RING = 1.0, WAVE = 0.46, TUBE = 0.29;
static const double REPEATS = 9; // of the texture along the knot

void scene_vertices(Vertex vertices[VERTEX_COUNT]) {
    for (int segment = 0; segment <= SEGMENTS; segment++) {
        double phi = segment * (2 * PI / SEGMENTS);
        double cos_turn = cos(TURNS * phi), sin_turn = sin(TURNS * phi);
        double cos_loop = cos(LOOPS * phi), sin_loop = sin(LOOPS * phi);

        double radius = RING + WAVE * cos_loop;
        double slope = -WAVE * LOOPS * sin_loop;
        Vec3 centre = {radius * cos_turn, WAVE * sin_loop, radius * sin_turn};
        Vec3 tangent = unit((Vec3){
            slope * cos_turn - radius * TURNS * sin_turn,
            WAVE * LOOPS * cos_loop,
            slope * sin_turn + radius * TURNS * cos_turn,
        });
        Vec3 outward = {cos_loop * cos_turn, sin_loop, cos_loop * sin_turn};
        Vec3 sideways = cross(tangent, outward);

        for (int side = 0; side <= SIDES; side++) {
            double theta = side * (2 * PI / SIDES);
            double c = cos(theta), s = sin(theta);
            Vec3 normal = {
                c * outward.x + s * sideways.x,
                c * outward.y + s * sideways.y,
                c * outward.z + s * sideways.z,
            };
            vertices[segment * (SIDES + 1) + side] = (Vertex){
                .position =
                    {
                        (float)(centre.x + TUBE * normal.x),
                        (float)(centre.y + TUBE * normal.y),
                        (float)(centre.z + TUBE * normal.z),
                    },
                .normal = {(float)normal.x, (float)normal.y, (float)normal.z},
                .tangent = {(float)tangent.x, (float)tangent.y, (float)tangent.z},
                .uv = {(float)(phi * (REPEATS / (2 * PI))), (float)(theta / (2 * PI))},
            };
        }
    }
}

void scene_indices(uint32_t indices[INDEX_COUNT]) {
    uint32_t *next = indices;
    for (uint32_t segment = 0; segment < SEGMENTS; segment++) {
        for (uint32_t side = 0; side < SIDES; side++) {
            uint32_t near = segment * (SIDES + 1) + side;
            uint32_t far = near + SIDES + 1;
            uint32_t cell[6] = {near, near + 1, far, far, near + 1, far + 1};
            for (int corner = 0; corner < 6; corner++) {
                *next++ = cell[corner];
            }
        }
    }
}

// ---- texture

// A number from 0 to 255 for each pair of coordinates.
static int noise(uint32_t x, uint32_t y) {
    uint32_t h = x * 374761393u + y * 668265263u;
    h = (h ^ (h >> 13)) * 1274126177u;
    return (int)((h ^ (h >> 16)) & 255);
}

static int smaller(int a, int b) { return a < b ? a : b; }

static void weave(int x, int y, uint8_t pixel[4]) {
    static const int COPPER[3] = {226, 118, 52}, TEAL[3] = {18, 112, 128}, CREAM[3] = {236, 218, 184};
    int level = (x / 64 + y / 64) % 2 == 0; // here the strand along x passes over the strand along y
    int across = (level ? y : x) % 64 * 2 - 63;
    int along = (level ? x : y) % 64 * 2 - 63;
    int height = (255 - across * across * 255 / 3969) * (255 - along * along * 140 / 3969) / 255;
    if (abs(across) > 57) {
        height /= 3;
    }
    int fibre = level ? noise((uint32_t)y, (uint32_t)x / 16) : noise((uint32_t)x, (uint32_t)y / 16);
    int light = (90 + height * 165 / 255) * (232 + fibre * 23 / 255) / 255;
    const int *colour = !level ? TEAL : y / 64 % 4 == 1 ? CREAM : COPPER;
    for (int channel = 0; channel < 3; channel++) {
        pixel[channel] = (uint8_t)(colour[channel] * light / 255);
    }
    pixel[3] = (uint8_t)height;
}

static void floor_tile(int x, int y, uint8_t pixel[4]) {
    static const int SLATE[3] = {66, 72, 84};
    int edge = smaller(smaller(x % 128, 127 - x % 128), smaller(y % 128, 127 - y % 128));
    int tile = noise((uint32_t)x / 128, (uint32_t)y / 128 + 77);
    int grain = noise((uint32_t)x, (uint32_t)y);
    int bright = edge < 2 ? 110 : 210 + tile * 30 / 255 + grain * 12 / 255;
    for (int channel = 0; channel < 3; channel++) {
        pixel[channel] = (uint8_t)(SLATE[channel] * bright / 255);
    }
    pixel[3] = edge < 2 ? 60 : 255;
}

void scene_materials(uint8_t pixels[TEXTURE_LAYERS][TEXTURE_SIZE][TEXTURE_SIZE][4]) {
    for (int y = 0; y < TEXTURE_SIZE; y++) {
        for (int x = 0; x < TEXTURE_SIZE; x++) {
            weave(x, y, pixels[0][y][x]);
            floor_tile(x, y, pixels[1][y][x]);
        }
    }
}

// ---- matrices

static Mat4 multiply(Mat4 a, Mat4 b) {
    Mat4 product = {{{0}}};
    for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 4; column++) {
            for (int i = 0; i < 4; i++) {
                product.at[row][column] += a.at[row][i] * b.at[i][column];
            }
        }
    }
    return product;
}

static Mat4 look_at(Vec3 eye, Vec3 at) {
    Vec3 back = unit(subtract(eye, at));
    Vec3 right = unit(cross((Vec3){0, 1, 0}, back));
    Vec3 up = cross(back, right);
    return (Mat4){{
        {right.x, right.y, right.z, -dot(right, eye)},
        {up.x, up.y, up.z, -dot(up, eye)},
        {back.x, back.y, back.z, -dot(back, eye)},
        {0, 0, 0, 1},
    }};
}

static Mat4 perspective(double height_angle, double aspect, double near, double far) {
    double scale = 1 / tan(height_angle / 2);
    return (Mat4){{
        {scale / aspect, 0, 0, 0},
        {0, scale, 0, 0},
        {0, 0, far / (near - far), near * far / (near - far)},
        {0, 0, -1, 0},
    }};
}

// Parallel projection: what the lamp sees.
static Mat4 box(double half_width, double near, double far) {
    return (Mat4){{
        {1 / half_width, 0, 0, 0},
        {0, 1 / half_width, 0, 0},
        {0, 0, 1 / (near - far), near / (near - far)},
        {0, 0, 0, 1},
    }};
}

static Mat4 turn_x(double angle) {
    double c = cos(angle), s = sin(angle);
    return (Mat4){{{1, 0, 0, 0}, {0, c, -s, 0}, {0, s, c, 0}, {0, 0, 0, 1}}};
}

static Mat4 turn_y(double angle) {
    double c = cos(angle), s = sin(angle);
    return (Mat4){{{c, 0, s, 0}, {0, 1, 0, 0}, {-s, 0, c, 0}, {0, 0, 0, 1}}};
}

static void store(Mat4 matrix, float columns[16]) {
    for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 4; column++) {
            columns[column * 4 + row] = (float)matrix.at[row][column];
        }
    }
}

static void store_vector(Vec3 vector, float xyzw[4]) {
    xyzw[0] = (float)vector.x;
    xyzw[1] = (float)vector.y;
    xyzw[2] = (float)vector.z;
}

FrameData scene_frame_data(int frame) {
    Vec3 eye = {0, 1.2, 5.6};
    Vec3 lamp = unit((Vec3){-0.55, 1.0, 0.5});
    Vec3 lamp_place = {lamp.x * 4.5, lamp.y * 4.5, lamp.z * 4.5};
    Mat4 view = look_at(eye, (Vec3){0, -0.2, 0});

    FrameData data = {{0}, {0}, {0}, {0}, {0}};
    store(multiply(perspective(0.62, (double)WIDTH / HEIGHT, 0.5, 60.0), view), data.view_projection);
    store(multiply(box(2.6, 0.5, 11.0), look_at(lamp_place, (Vec3){0, 0, 0})), data.lamp_projection);
    store(multiply(turn_x(0.62), turn_y(2 * PI / LOOPS * frame / FRAMES)), data.model);
    store_vector(eye, data.eye);
    store_vector(lamp, data.lamp);
    return data;
}
