/* The input of the sequence fuzzer, the memory of a call, and what stands in its wrong places. */
#ifndef WGPU_ABI_FUZZ_VALUES_H
#define WGPU_ABI_FUZZ_VALUES_H

#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wgpu_abi.h"

/* ---- the input ---- */

static const uint8_t *input;
static size_t left;

static uint8_t next(void) {
    if (left == 0) {
        return 0;
    }
    left--;
    return *input++;
}

static uint64_t wide(int bytes) {
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++) {
        value |= (uint64_t)next() << (8 * i);
    }
    return value;
}

/* ---- the call at work ---- */

enum { HOMES = 3, NOOP = 1, ENTRIES = 48, MOST_CALLS = 64, MOST_BLOCKS = 512, MOST_DEPTH = 3 };

typedef struct Call {
    const char *name;
    unsigned leaf;      /* the place that is being filled */
    unsigned wrong[2];  /* the places that are wrong */
    unsigned wrongs;    /* how many those are */
    unsigned control;   /* the call's third byte */
    unsigned home;
    int reports;
    void *blocks[MOST_BLOCKS];
    size_t sizes[MOST_BLOCKS];
    unsigned used;
} Call;

static Call calls[MOST_DEPTH];
static int depth = -1;
static Call *now;
static bool tracing;
static pthread_t main_thread;
static char last_report[512];

static _Noreturn void finding(const char *what, const char *detail) {
    fprintf(stderr, "finding: %s: %s (in %s)\n", what, detail, now != NULL && now->name != NULL ? now->name : "no call");
    abort();
}

/* Memory for one call, so small that reading too far is noticed, and gone when the call is over. */
static void *get(size_t size) {
    if (now->used == MOST_BLOCKS) {
        return NULL;
    }
    void *made = calloc(1, size);
    now->sizes[now->used] = size;
    now->blocks[now->used++] = made;
    return made;
}

static void *copy(const void *content, size_t size) {
    void *made = get(size);
    if (made != NULL && size != 0) {
        memcpy(made, content, size);
    }
    return made;
}

/* Small numbers: indirect draws of these cost nothing. */
static void *block(size_t size) {
    uint32_t *made = get((size + 3) / 4 * 4);
    for (size_t i = 0; made != NULL && i < size / 4; i++) {
        made[i] = (uint32_t)i % 3;
    }
    return made;
}

/* A size that the memory really has, or one that is impossible. */
static size_t within(size_t size, const void *data) {
    for (unsigned i = 0; i < now->used; i++) {
        if (now->blocks[i] == data && size < SIZE_MAX / 2) {
            return size % (now->sizes[i] + 1);
        }
    }
    return size;
}

static size_t too_many(void) {
    return SIZE_MAX - next() % 3;
}

static bool bad(void) {
    unsigned at = now->leaf++;
    return (now->wrongs > 0 && now->wrong[0] == at) || (now->wrongs > 1 && now->wrong[1] == at);
}

/* ---- values ---- */

static uint32_t choice(bool wrong, const uint32_t *known, uint32_t value) {
    if (!wrong) {
        return value;
    }
    uint8_t which = next();
    static const uint32_t NONE[] = {0xFFFFFFFF, 0x7FFFFFFE, 0x7FFFFFFF, 0x80000000};
    return which >= 252 ? NONE[which - 252] : which >= 248 ? (uint32_t)wide(4) : known[1 + which % known[0]];
}

static uint64_t flags(bool wrong, const uint64_t *known, uint64_t value) {
    if (!wrong) {
        return value;
    }
    uint8_t how = next();
    if (how < 64) {
        return value ^ known[1 + how % known[0]];
    }
    if (how >= 250) {
        return wide(8);
    }
    uint64_t chosen = 0;
    uint64_t which = wide(2);
    for (uint64_t i = 0; i < known[0]; i++) {
        chosen |= which >> (i % 16) & 1 ? known[1 + i] : 0;
    }
    return chosen;
}

static double real(bool wrong, double value) {
    static const double SOME[] = {0.0, -0.0, 1.0, -1.0, 0.5, 1e-45, 3.4e38, -3.4e38, 16.0, 4294967296.0};
    if (!wrong) {
        return value;
    }
    uint8_t which = next();
    if (which == 255) {
        return NAN;
    }
    return which == 254 ? INFINITY : which == 253 ? -INFINITY : SOME[which % (sizeof SOME / sizeof *SOME)];
}

static uint64_t number(bool wrong, int bits, uint64_t value, bool costly) {
    if (!wrong) {
        return value;
    }
    uint64_t most = bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
    uint8_t how = next();
    uint64_t chosen = how;
    switch (how) {
    case 255: chosen = most; break;
    case 254: chosen = most - 1; break;
    case 253: chosen = most - 3; break;
    case 252: chosen = most / 2; break;
    case 251: chosen = most / 2 + 1; break;
    case 250: chosen = value + 1; break;
    case 249: chosen = value - 1; break;
    case 248: chosen = value * 2; break;
    case 247: chosen = value + 4; break;
    case 246: chosen = UINT32_MAX; break;
    case 245: chosen = UINT32_C(0x80000000); break;
    case 244: chosen = wide(bits / 8); break;
    case 243: chosen = (uint64_t)next() << 8; break;
    case 242: chosen = (uint64_t)next() << 4; break;
    }
    chosen &= most;
    /* Possible, but only a question of patience. */
    if (costly && chosen > 1024 && chosen < (bits == 64 ? (uint64_t)1 << 40 : UINT32_C(0x40000000))) {
        chosen %= 1024;
    }
    /* Draws and dispatches have no limit but time. */
    if (costly && now->home != NOOP && bits == 32 && (strstr(now->name, "Draw") || strstr(now->name, "Dispatch"))) {
        chosen %= 1024;
    }
    return chosen;
}

static WGPUStringView view(const char *data, size_t length) {
    return (WGPUStringView){.data = data, .length = length};
}

static WGPUStringView text(const char *content, size_t length) {
    return view(copy(content, length), length);
}

static WGPUStringView bad_text(void) {
    static const char *const TEXTS[] = {
        "", "main", "vs", "fs", "k", "\xff\xfe", "abc\xe2\x82", "%s%n{}", "a\"'\n\r",
        "@compute @workgroup_size(1) fn main() {}",
        "@group(0) @binding(1) var<storage, read_write> s: array<u32>; @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) i: vec3u) { s[i.x] = i.y; }",
        "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f { return vec4f(f32(i)); } @fragment fn fs() -> @location(0) vec4f { return vec4f(); }",
        "struct S { a: array<S> }", "fn f() -> u32 { return f(); }",
    };
    uint8_t which = next();
    if (which >= 240) {
        return view(NULL, (size_t)wide(8));
    }
    if (which >= 200) {
        char content[40];
        size_t length = which - 200u;
        for (size_t i = 0; i < length; i++) {
            content[i] = (char)next();
        }
        return text(content, length);
    }
    const char *chosen = TEXTS[which % (sizeof TEXTS / sizeof *TEXTS)];
    if (which >= 100) {
        return view(copy(chosen, strlen(chosen) + 1), WGPU_STRLEN);
    }
    return text(chosen, strlen(chosen));
}

#endif
