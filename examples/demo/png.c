#include "png.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The deflate format allows blocks that are stored as they are, each at most this long.
enum { BLOCK_LIMIT = 65535 };

static uint32_t crc_of(const uint8_t *bytes, size_t count) {
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        }
    }
    return ~crc;
}

static uint8_t *put32(uint8_t *out, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        *out++ = (uint8_t)(value >> shift);
    }
    return out;
}

// `chunk`: 4 bytes for the length, the 4 letters of the type, `count` bytes of data, 4 bytes for the CRC.
static bool write_chunk(FILE *file, uint8_t *chunk, size_t count) {
    put32(chunk, (uint32_t)count);
    put32(chunk + 8 + count, crc_of(chunk + 4, count + 4));
    return fwrite(chunk, 1, count + 12, file) == count + 12;
}

static uint8_t *put_stored(uint8_t *out, const uint8_t *data, size_t count) {
    uint32_t low = 1, high = 0; // Adler-32
    for (size_t i = 0; i < count; i++) {
        low = (low + data[i]) % 65521;
        high = (high + low) % 65521;
    }
    *out++ = 0x78; // zlib header: deflate, 32 KiB window
    *out++ = 0x01;
    while (count > 0) {
        size_t size = count < BLOCK_LIMIT ? count : BLOCK_LIMIT;
        *out++ = size == count; // last block?
        *out++ = (uint8_t)size;
        *out++ = (uint8_t)(size >> 8);
        *out++ = (uint8_t)~size;
        *out++ = (uint8_t)(~size >> 8);
        memcpy(out, data, size);
        out += size;
        data += size;
        count -= size;
    }
    return put32(out, high << 16 | low);
}

bool png_write(const char *path, const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t row_bytes) {
    size_t line = 1 + (size_t)width * 4; // each line starts with its filter: 0, none
    size_t raw_size = line * height;
    size_t packed_limit = raw_size + 5 * (raw_size / BLOCK_LIMIT + 1) + 6;
    uint8_t *raw = malloc(raw_size);
    uint8_t *data = malloc(packed_limit + 12);
    FILE *file = fopen(path, "wb");
    bool written = false;
    if (raw != NULL && data != NULL && file != NULL) {
        for (uint32_t y = 0; y < height; y++) {
            raw[y * line] = 0;
            memcpy(raw + y * line + 1, pixels + (size_t)y * row_bytes, line - 1);
        }
        memcpy(data + 4, "IDAT", 4);
        size_t packed = (size_t)(put_stored(data + 8, raw, raw_size) - (data + 8));

        uint8_t header[25] = "....IHDR";
        put32(put32(header + 8, width), height);
        header[16] = 8; // bits per channel
        header[17] = 6; // RGBA
        uint8_t end[12] = "....IEND";
        written = fwrite("\x89PNG\r\n\x1a\n", 1, 8, file) == 8 && write_chunk(file, header, 13) &&
                  write_chunk(file, data, packed) && write_chunk(file, end, 0);
    }
    if (file != NULL && fclose(file) != 0) {
        written = false;
    }
    free(raw);
    free(data);
    return written;
}
