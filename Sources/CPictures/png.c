// PNG by libpng; its manual is libpng-manual.txt.

#include "reader.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

struct png_reader {
  struct careleaf_reader base;
  png_structp png;
  png_infop info;
  struct careleaf_source *source;
  const uint8_t *bytes;
  size_t left;
  uint32_t row, height;
  size_t row_bytes;
  /// One row, or all of them where the file holds every eighth first.
  uint8_t *pixels;
  png_bytep *rows;
  struct careleaf_color *color;
};

static void on_error(png_structp png, png_const_charp message) {
  struct png_reader *reader = png_get_error_ptr(png);
  if (reader->source) careleaf_fail(reader->source, CARELEAF_DAMAGED, message);
  png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void read_bytes(png_structp png, png_bytep bytes, size_t count) {
  struct png_reader *reader = png_get_io_ptr(png);
  if (count > reader->left) png_error(png, "it ends too early");
  memcpy(bytes, reader->bytes, count);
  reader->bytes += count;
  reader->left -= count;
}

static void close_png(struct careleaf_reader *base) {
  struct png_reader *reader = (struct png_reader *)base;
  reader->source = NULL;
  if (reader->png) png_destroy_read_struct(&reader->png, &reader->info, NULL);
  careleaf_close_color(reader->color);
  free(reader->rows);
  free(reader->pixels);
  free(reader);
}

static const uint8_t *next_png(struct careleaf_reader *base, struct careleaf_source *source) {
  struct png_reader *reader = (struct png_reader *)base;
  if (reader->row >= reader->height) return NULL;
  uint32_t number = reader->row++;
  uint8_t *row = reader->rows ? reader->rows[number] : reader->pixels;
  if (!reader->rows) {
    reader->source = source;
    if (setjmp(png_jmpbuf(reader->png))) return NULL;
    png_read_row(reader->png, row, NULL);
    if (source->status != CARELEAF_GOOD) return NULL;
  }
  careleaf_convert(reader->color, row, row, source->width);
  return row;
}

static void choose_color(struct png_reader *reader, bool is_grey) {
  png_charp name;
  int compression;
  png_bytep profile;
  png_uint_32 count;
  if (!png_get_iCCP(reader->png, reader->info, &name, &compression, &profile, &count)) return;
  reader->color = careleaf_open_color(
      profile, count, is_grey ? CARELEAF_GREY : CARELEAF_RGB, reader->source->channels);
}

/// Has all rows come as three or four bytes a pixel, of whatever kind they are.
static void choose_transformations(struct png_reader *reader) {
  png_structp png = reader->png;
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
}

/// Makes room for a row, or for all rows of a file that is interlaced.
static bool make_room(struct png_reader *reader, bool is_interlaced, size_t most_bytes) {
  size_t rows = is_interlaced ? reader->height : 1;
  if (is_interlaced && reader->row_bytes > most_bytes / rows) {
    careleaf_fail(reader->source, CARELEAF_TOO_LARGE, "");
    return false;
  }
  reader->pixels = calloc(rows, reader->row_bytes);
  if (is_interlaced) reader->rows = malloc(rows * sizeof *reader->rows);
  if (!reader->pixels || (is_interlaced && !reader->rows)) {
    careleaf_fail(reader->source, CARELEAF_NO_MEMORY, "");
    return false;
  }
  for (size_t row = 0; is_interlaced && row < rows; row++) {
    reader->rows[row] = reader->pixels + row * reader->row_bytes;
  }
  return true;
}

static bool start(struct png_reader *reader, size_t most_bytes) {
  if (setjmp(png_jmpbuf(reader->png))) return false;
  png_set_read_fn(reader->png, reader, read_bytes);
  png_set_user_limits(reader->png, 1000000, 1000000);
  // What libpng does not know, nothing here needs.
  png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  png_read_info(reader->png, reader->info);
  bool is_interlaced =
      png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_NONE;
  bool is_grey = !(png_get_color_type(reader->png, reader->info) & PNG_COLOR_MASK_COLOR);
  choose_transformations(reader);
  if (is_interlaced) png_set_interlace_handling(reader->png);
  png_read_update_info(reader->png, reader->info);
  reader->height = png_get_image_height(reader->png, reader->info);
  reader->row_bytes = png_get_rowbytes(reader->png, reader->info);
  reader->source->width = png_get_image_width(reader->png, reader->info);
  reader->source->height = reader->height;
  reader->source->channels = png_get_channels(reader->png, reader->info);
  choose_color(reader, is_grey);
  if (!make_room(reader, is_interlaced, most_bytes)) return false;
  if (is_interlaced) png_read_image(reader->png, reader->rows);
  return true;
}

struct careleaf_reader *careleaf_open_png(
    const uint8_t *bytes, size_t count, uint32_t least_width, uint32_t least_height,
    size_t most_bytes, struct careleaf_source *source) {
  (void)least_width;
  (void)least_height;
  struct png_reader *reader = calloc(1, sizeof *reader);
  if (!reader) {
    careleaf_fail(source, CARELEAF_NO_MEMORY, "");
    return NULL;
  }
  reader->base.next = next_png;
  reader->base.close = close_png;
  reader->source = source;
  reader->bytes = bytes;
  reader->left = count;
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
  if (reader->png) reader->info = png_create_info_struct(reader->png);
  if (!reader->info) {
    careleaf_fail(source, CARELEAF_NO_MEMORY, "");
  } else if (start(reader, most_bytes)) {
    return &reader->base;
  }
  close_png(&reader->base);
  return NULL;
}

static void on_write_error(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  if (!careleaf_append(png_get_io_ptr(png), bytes, count)) png_error(png, "no memory");
}

static void flush(png_structp png) { (void)png; }

bool careleaf_write_png(struct careleaf_pixels pixels, struct careleaf_output *output) {
  output->bytes = NULL;
  output->count = 0;
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, on_write_error, on_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    careleaf_free(output);
    return false;
  }
  png_set_write_fn(png, output, write_bytes, flush);
  png_set_IHDR(
      png, info, pixels.width, pixels.height, 8,
      pixels.channels == 4 ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
      PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  size_t row_bytes = (size_t)pixels.width * pixels.channels;
  for (uint32_t row = 0; row < pixels.height; row++) {
    png_write_row(png, pixels.bytes + row * row_bytes);
  }
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return true;
}

const char *careleaf_png_version(void) { return png_get_libpng_ver(NULL); }
