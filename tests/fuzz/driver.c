/* Runs a fuzz target without libFuzzer: every input of the folders, then changed copies of them until the time is over.
 *
 *   driver SECONDS FOLDER-OR-FILE ...
 *
 * The changes come from a fixed seed, so that a run can be repeated. The input at work is in the file $FUZZ_INPUT (fuzz-input), to
 * be found when the process is gone. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_INPUTS = 20000, MOST_BYTES = 1 << 16 };

static struct {
    uint8_t *data;
    size_t size;
} inputs[MOST_INPUTS];
static size_t count;
static uint64_t seed = 0x9E3779B97F4A7C15;

static uint32_t chance(uint32_t below) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 32) % below;
}

static void read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || count == MOST_INPUTS) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(2);
    }
    uint8_t *data = malloc(MOST_BYTES);
    size_t size = fread(data, 1, MOST_BYTES, file);
    fclose(file);
    inputs[count].data = data;
    inputs[count++].size = size;
}

static int visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static void read_all(const char *path) {
    struct stat about;
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
        struct dirent **entries;
        int found = scandir(path, &entries, visible, alphasort);
        for (int i = 0; i < found; i++) {
            char inner[4096];
            snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
            read_all(inner);
            free(entries[i]);
        }
        free(entries);
    } else {
        read_file(path);
    }
}

static size_t change(uint8_t *data, size_t size) {
    for (uint32_t times = 1 + chance(4); times > 0; times--) {
        uint32_t at = size == 0 ? 0 : chance((uint32_t)size);
        switch (chance(6)) {
        case 0:
        case 1:
            if (size != 0) {
                data[at] = (uint8_t)chance(256);
            }
            break;
        case 2:
            if (size != 0) {
                data[at] ^= (uint8_t)(1 << chance(8));
            }
            break;
        case 3: /* a piece goes */
            if (size != 0) {
                size_t length = 1 + chance((uint32_t)(size - at < 16 ? size - at : 16));
                memmove(data + at, data + at + length, size - at - length);
                size -= length;
            }
            break;
        case 4: { /* a piece of another input comes */
            size_t other = chance((uint32_t)count);
            if (inputs[other].size != 0) {
                size_t from = chance((uint32_t)inputs[other].size);
                size_t length = 1 + chance(64);
                length = length > inputs[other].size - from ? inputs[other].size - from : length;
                if (size + length <= MOST_BYTES) {
                    memmove(data + at + length, data + at, size - at);
                    memcpy(data + at, inputs[other].data + from, length);
                    size += length;
                }
            }
            break;
        }
        case 5: /* the rest of another input */
            if (size != 0) {
                size_t other = chance((uint32_t)count);
                size_t from = inputs[other].size == 0 ? 0 : chance((uint32_t)inputs[other].size);
                size_t length = inputs[other].size - from;
                length = length > MOST_BYTES - at ? MOST_BYTES - at : length;
                memcpy(data + at, inputs[other].data + from, length);
                size = at + length;
            }
            break;
        }
    }
    return size;
}

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "driver SECONDS FOLDER-OR-FILE ...\n");
        return 2;
    }
    double limit = atof(argv[1]);
    for (int i = 2; i < argc; i++) {
        read_all(argv[i]);
    }
    const char *path = getenv("FUZZ_INPUT") != NULL ? getenv("FUZZ_INPUT") : "fuzz-input";
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0644);
    LLVMFuzzerInitialize(&argc, &argv);
    double begin = seconds();
    unsigned long long runs = 0;
    uint8_t *data = malloc(MOST_BYTES);
    while (count != 0 && (runs < count || seconds() - begin < limit)) {
        size_t which = runs < count ? (size_t)runs : chance((uint32_t)count);
        size_t size = inputs[which].size;
        memcpy(data, inputs[which].data, size);
        if (runs >= count) {
            size = change(data, size);
        }
        if (file >= 0 && (ftruncate(file, 0) != 0 || pwrite(file, data, size, 0) != (ssize_t)size)) {
            fprintf(stderr, "cannot write %s\n", path);
            return 2;
        }
        /* An input of its own, of just its size, so that reading behind it is noticed. */
        uint8_t *own = malloc(size);
        memcpy(own, data, size);
        LLVMFuzzerTestOneInput(own, size);
        free(own);
        runs++;
    }
    close(file);
    unlink(path);
    printf("%llu runs of %zu inputs in %.1f s\n", runs, count, seconds() - begin);
    return 0;
}
