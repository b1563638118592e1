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

/// What the samples of a pixel are: light, grey that comes as light, or inks of a printer, each as
/// much as there is of it or as is left out.
enum careleaf_samples { CARELEAF_RGB, CARELEAF_GREY, CARELEAF_INKS, CARELEAF_INKS_LEFT_OUT };

/// What turns pixels with a colour profile into those of sRGB, which browsers show.
struct careleaf_color;

/// Ready for pixels of `samples` that come out with `channels` bytes, by the profile of `count`
/// bytes. NULL where they are to stay as they are: for want of a profile, by that of sRGB, and by
/// one that is damaged or about other pixels, which browsers pass over too.
struct careleaf_color *careleaf_open_color(
    const uint8_t *bytes, size_t count, enum careleaf_samples samples, uint32_t channels);

/// Converts `count` pixels. Light and grey stay in their place, and alpha as it is there. Without a
/// `color` nothing is done.
void careleaf_convert(
    struct careleaf_color *color, const uint8_t *from, uint8_t *to, uint32_t count);

void careleaf_close_color(struct careleaf_color *color);

/// Adds `count` bytes to a file that is being made; returns whether there was memory for them.
bool careleaf_append(struct careleaf_output *output, const uint8_t *bytes, size_t count);

/// Notes a failure; the first one counts.
void careleaf_fail(
    struct careleaf_source *source, enum careleaf_status status, const char *message);

#endif
