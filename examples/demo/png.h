#ifndef DEMO_PNG_H
#define DEMO_PNG_H

#include <stdbool.h>
#include <stdint.h>

// Writes rows of RGBA pixels, `row_bytes` apart, as an uncompressed PNG file. False if the file can't be written.
bool png_write(const char *path, const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t row_bytes);

#endif
