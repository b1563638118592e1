// JPEG by libjpeg (ITU-T T.81). Its manual is libjpeg.txt of libjpeg-turbo.

#include "reader.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#define STRING_(value) #value
#define STRING(value) STRING_(value)

/// More than programs write; each takes as long as the whole picture.
static const int most_scans = 200;
/// As many pixels as 20 scans of a picture of 100 megapixels have; programs write about ten.
static const uint64_t most_scanned = 2000000000;

struct errors {
  struct jpeg_error_mgr base;
  jmp_buf back;
  struct careleaf_source *source;
  bool is_damaged;
};

struct jpeg_reader {
  struct careleaf_reader base;
  struct jpeg_decompress_struct jpeg;
  struct jpeg_progress_mgr progress;
  struct errors errors;
  uint8_t *row;
  struct careleaf_color *color;
  /// The picture is in the inks of a printer, four bytes a pixel.
  bool is_cmyk;
};

static void on_error(j_common_ptr jpeg) {
  struct errors *errors = (struct errors *)jpeg->err;
  if (errors->source) {
    char message[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, message);
    int code = jpeg->err->msg_code;
    enum careleaf_status status = code == JERR_OUT_OF_MEMORY ? CARELEAF_NO_MEMORY
                                  : code == JERR_NO_BACKING_STORE ? CARELEAF_TOO_LARGE
                                                                  : CARELEAF_DAMAGED;
    careleaf_fail(errors->source, status, message);
  }
  longjmp(errors->back, 1);
}

/// libjpeg goes on after a defect in the data and makes something up. Readers would see that.
static void on_message(j_common_ptr jpeg, int level) {
  struct errors *errors = (struct errors *)jpeg->err;
  if (level >= 0 || !errors->source) return;
  switch (jpeg->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_JPEG_EOF:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_NOT_SEQUENTIAL: {
      char message[JMSG_LENGTH_MAX];
      jpeg->err->format_message(jpeg, message);
      careleaf_fail(errors->source, CARELEAF_DAMAGED, message);
    }
    default: break;
  }
}

static void stay_silent(j_common_ptr jpeg) { (void)jpeg; }

static void count_scans(j_common_ptr jpeg) {
  j_decompress_ptr reader = (j_decompress_ptr)jpeg;
  uint64_t pixels = (uint64_t)reader->image_width * reader->image_height;
  uint64_t scans = (uint64_t)reader->input_scan_number;
  if (scans <= (uint64_t)most_scans && scans * pixels <= most_scanned) return;
  struct errors *errors = (struct errors *)jpeg->err;
  careleaf_fail(errors->source, CARELEAF_DAMAGED, "it has too many scans");
  longjmp(errors->back, 1);
}

static struct jpeg_error_mgr *prepare(struct errors *errors) {
  jpeg_std_error(&errors->base);
  errors->base.error_exit = on_error;
  errors->base.emit_message = on_message;
  errors->base.output_message = stay_silent;
  return &errors->base;
}

static void close_jpeg(struct careleaf_reader *base) {
  struct jpeg_reader *reader = (struct jpeg_reader *)base;
  reader->errors.source = NULL;
  if (setjmp(reader->errors.back) == 0) jpeg_destroy_decompress(&reader->jpeg);
  careleaf_close_color(reader->color);
  free(reader->row);
  free(reader);
}

/// The colours of inks of which no profile tells, near enough for a screen. Adobe's programs write
/// how much of an ink is left out, all others how much there is.
static void convert_cmyk(struct jpeg_reader *reader) {
  const uint8_t *ink = reader->row + 3 * (size_t)reader->jpeg.output_width;
  uint8_t *color = reader->row;
  uint8_t flip = reader->jpeg.saw_Adobe_marker ? 0 : 0xFF;
  for (JDIMENSION x = 0; x < reader->jpeg.output_width; x++, ink += 4, color += 3) {
    unsigned black = ink[3] ^ flip;
    for (int channel = 0; channel < 3; channel++) {
      color[channel] = (uint8_t)(((ink[channel] ^ flip) * black + 127) / 255);
    }
  }
}

static const uint8_t *next_jpeg(struct careleaf_reader *base, struct careleaf_source *source) {
  struct jpeg_reader *reader = (struct jpeg_reader *)base;
  if (reader->jpeg.output_scanline >= reader->jpeg.output_height) return NULL;
  reader->errors.source = source;
  if (setjmp(reader->errors.back)) return NULL;
  size_t offset = reader->is_cmyk ? 3 * (size_t)reader->jpeg.output_width : 0;
  JSAMPROW row = reader->row + offset;
  if (jpeg_read_scanlines(&reader->jpeg, &row, 1) != 1) {
    careleaf_fail(source, CARELEAF_DAMAGED, "it ends too early");
  }
  if (source->status != CARELEAF_GOOD) return NULL;
  if (reader->is_cmyk && !reader->color) convert_cmyk(reader);
  careleaf_convert(reader->color, row, reader->row, reader->jpeg.output_width);
  return reader->row;
}

/// libjpeg makes a picture smaller by powers of two at less cost than its full size.
static void choose_scale(
    struct jpeg_decompress_struct *jpeg, uint32_t least_width, uint32_t least_height) {
  jpeg->scale_denom = 8;
  for (unsigned scale = 1; scale <= 8; scale *= 2) {
    jpeg->scale_num = scale;
    jpeg_calc_output_dimensions(jpeg);
    if (jpeg->output_width >= least_width && jpeg->output_height >= least_height) return;
  }
}

static void choose_color(struct jpeg_reader *reader) {
  JOCTET *profile = NULL;
  unsigned count = 0;
  if (!jpeg_read_icc_profile(&reader->jpeg, &profile, &count)) return;
  bool is_grey = reader->jpeg.jpeg_color_space == JCS_GRAYSCALE;
  enum careleaf_samples samples = is_grey ? CARELEAF_GREY : CARELEAF_RGB;
  if (reader->is_cmyk) {
    samples = reader->jpeg.saw_Adobe_marker ? CARELEAF_INKS_LEFT_OUT : CARELEAF_INKS;
  }
  reader->color = careleaf_open_color(profile, count, samples, 3);
  free(profile);
}

static bool start(
    struct jpeg_reader *reader, const uint8_t *bytes, size_t count, uint32_t least_width,
    uint32_t least_height, size_t most_bytes) {
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  if (setjmp(reader->errors.back)) return false;
  jpeg_create_decompress(jpeg);
  jpeg->mem->max_memory_to_use = (long)most_bytes;
  jpeg->progress = &reader->progress;
  reader->progress.progress_monitor = count_scans;
  jpeg_mem_src(jpeg, bytes, count);
  // Colour profiles.
  jpeg_save_markers(jpeg, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(jpeg, TRUE);
  reader->is_cmyk =
      jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
  jpeg->out_color_space = reader->is_cmyk ? JCS_CMYK : JCS_RGB;
  choose_color(reader);
  choose_scale(jpeg, least_width, least_height);
  jpeg_start_decompress(jpeg);
  return reader->errors.source->status == CARELEAF_GOOD;
}

struct careleaf_reader *careleaf_open_jpeg(
    const uint8_t *bytes, size_t count, uint32_t least_width, uint32_t least_height,
    size_t most_bytes, struct careleaf_source *source) {
  struct jpeg_reader *reader = calloc(1, sizeof *reader);
  if (!reader) {
    careleaf_fail(source, CARELEAF_NO_MEMORY, "");
    return NULL;
  }
  reader->base.next = next_jpeg;
  reader->base.close = close_jpeg;
  reader->errors.source = source;
  reader->jpeg.err = prepare(&reader->errors);
  if (start(reader, bytes, count, least_width, least_height, most_bytes)) {
    source->width = reader->jpeg.output_width;
    source->height = reader->jpeg.output_height;
    source->channels = 3;
    reader->row = malloc((reader->is_cmyk ? 7 : 3) * (size_t)source->width);
    if (reader->row) return &reader->base;
    careleaf_fail(source, CARELEAF_NO_MEMORY, "");
  }
  close_jpeg(&reader->base);
  return NULL;
}

/// Takes the file that is being made. The destination that libjpeg has for memory frees what it
/// gave when it needs more, and says so only at the end: after an error nobody knows what is there.
struct destination {
  struct jpeg_destination_mgr base;
  struct careleaf_output *output;
  uint8_t buffer[16384];
};

static void begin_output(j_compress_ptr jpeg) {
  struct destination *destination = (struct destination *)jpeg->dest;
  destination->base.next_output_byte = destination->buffer;
  destination->base.free_in_buffer = sizeof destination->buffer;
}

static void take_output(j_compress_ptr jpeg, size_t count) {
  struct destination *destination = (struct destination *)jpeg->dest;
  if (!careleaf_append(destination->output, destination->buffer, count)) {
    ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
  }
}

/// The whole buffer counts here, whatever is said to be free in it.
static boolean empty_output(j_compress_ptr jpeg) {
  take_output(jpeg, sizeof ((struct destination *)jpeg->dest)->buffer);
  begin_output(jpeg);
  return TRUE;
}

static void end_output(j_compress_ptr jpeg) {
  struct destination *destination = (struct destination *)jpeg->dest;
  take_output(jpeg, sizeof destination->buffer - destination->base.free_in_buffer);
}

bool careleaf_write_jpeg(
    struct careleaf_pixels pixels, int quality, struct careleaf_output *output) {
  struct jpeg_compress_struct jpeg;
  struct errors errors = {.source = NULL};
  struct destination destination = {
      .base = {
          .init_destination = begin_output,
          .empty_output_buffer = empty_output,
          .term_destination = end_output,
      },
      .output = output,
  };
  output->bytes = NULL;
  output->count = 0;
  jpeg.err = prepare(&errors);
  if (setjmp(errors.back)) {
    jpeg_destroy_compress(&jpeg);
    careleaf_free(output);
    return false;
  }
  jpeg_create_compress(&jpeg);
  jpeg.dest = &destination.base;
  jpeg.image_width = pixels.width;
  jpeg.image_height = pixels.height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg_simple_progression(&jpeg);
  jpeg.optimize_coding = TRUE;
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = (JSAMPROW)pixels.bytes + 3 * (size_t)pixels.width * jpeg.next_scanline;
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  return true;
}

const char *careleaf_jpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
  return STRING(LIBJPEG_TURBO_VERSION);
#else
  return STRING(JPEG_LIB_VERSION);
#endif
}
