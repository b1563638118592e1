// Pictures row by row through libjpeg, libpng, libwebp and Little CMS. The first two report errors by
// longjmp, which must not pass through Swift: every function here catches it and returns.

#ifndef CARELEAF_PICTURES_H
#define CARELEAF_PICTURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum careleaf_format { CARELEAF_JPEG, CARELEAF_PNG, CARELEAF_WEBP };

enum careleaf_status {
  CARELEAF_GOOD,
  /// The file cannot be decoded; `message` says why in the words of the library.
  CARELEAF_DAMAGED,
  /// To decode it takes more memory than a picture may have.
  CARELEAF_TOO_LARGE,
  /// The system gives no memory.
  CARELEAF_NO_MEMORY,
};

/// A file that is being decoded.
struct careleaf_reader;

/// What a file holds, and what became of it.
struct careleaf_source {
  enum careleaf_status status;
  char message[200];
  /// The size of the rows that are read: that of the picture, or smaller where a decoder can make
  /// it so, but never below what was asked for.
  uint32_t width, height;
  /// Samples of a pixel, one byte each: red, green, blue of sRGB and, where there are 4, alpha.
  uint32_t channels;
};

/// Begins to decode the `count` bytes at `bytes`, which must stay until the reader is closed.
/// Pictures much wider than `least_width` and higher than `least_height` may come out smaller. No
/// memory over `most_bytes` is taken for what a decoder must hold whole.
/// Returns NULL where that fails, and says why in `source`.
struct careleaf_reader *careleaf_open(
    enum careleaf_format format, const uint8_t *bytes, size_t count, uint32_t least_width,
    uint32_t least_height, size_t most_bytes, struct careleaf_source *source);

/// The next row, which is there until the next call; NULL where there is none, or where it cannot
/// be decoded, which `source` says.
const uint8_t *careleaf_next_row(struct careleaf_reader *reader, struct careleaf_source *source);

void careleaf_close(struct careleaf_reader *reader);

/// Rows of `channels` bytes a pixel without gaps.
struct careleaf_pixels {
  const uint8_t *bytes;
  uint32_t width, height, channels;
};

/// A file that was made, to be given to `careleaf_free`.
struct careleaf_output {
  uint8_t *bytes;
  size_t count;
};

/// Makes a progressive JPEG file of pixels of three channels. Returns whether that was possible.
bool careleaf_write_jpeg(struct careleaf_pixels pixels, int quality, struct careleaf_output *output);

bool careleaf_write_png(struct careleaf_pixels pixels, struct careleaf_output *output);

/// Makes a WebP file; one without loss where `is_lossless`, and `quality` then does not count.
/// `effort` is from 0, fast, to 6, small.
bool careleaf_write_webp(
    struct careleaf_pixels pixels, bool is_lossless, float quality, int effort,
    struct careleaf_output *output);

void careleaf_free(struct careleaf_output *output);

/// The versions of the libraries: libjpeg-turbo's when the program was built, and those of the others
/// that it runs with.
const char *careleaf_jpeg_version(void);
const char *careleaf_png_version(void);
/// Eight bits each for the major, the minor and the least number.
int careleaf_webp_version(void);
/// Little CMS's, such as 2140 for 2.14.
int careleaf_color_version(void);

#endif
