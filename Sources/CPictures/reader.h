// What the readers of the formats have in common.

#ifndef CARELEAF_READER_H
#define CARELEAF_READER_H

#include "include/pictures.h"

struct careleaf_reader {
  const uint8_t *(*next)(struct careleaf_reader *, struct careleaf_source *);
  void (*close)(struct careleaf_reader *);
};

typedef struct careleaf_reader *careleaf_opener(
    const uint8_t *bytes, size_t count, uint32_t least_width, uint32_t least_height,
    size_t most_bytes, struct careleaf_source *source);

careleaf_opener careleaf_open_jpeg, careleaf_open_png, careleaf_open_webp;

/// Notes a failure; the first one counts.
void careleaf_fail(
    struct careleaf_source *source, enum careleaf_status status, const char *message);

#endif
