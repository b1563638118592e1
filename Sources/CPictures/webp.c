// WebP by libwebp (RFC 9649).

#include "reader.h"

#include <stdlib.h>

#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>

struct webp_reader {
  struct careleaf_reader base;
  WebPDecoderConfig config;
  struct careleaf_color *color;
  int row;
};

static void close_webp(struct careleaf_reader *base) {
  struct webp_reader *reader = (struct webp_reader *)base;
  careleaf_close_color(reader->color);
  WebPFreeDecBuffer(&reader->config.output);
  free(reader);
}

static const uint8_t *next_webp(struct careleaf_reader *base, struct careleaf_source *source) {
  (void)source;
  struct webp_reader *reader = (struct webp_reader *)base;
  const WebPDecBuffer *output = &reader->config.output;
  if (reader->row >= output->height) return NULL;
  uint8_t *row = output->u.RGBA.rgba + (ptrdiff_t)output->u.RGBA.stride * reader->row++;
  careleaf_convert(reader->color, row, row, (uint32_t)output->width);
  return row;
}

static void choose_color(
    struct webp_reader *reader, const uint8_t *bytes, size_t count, uint32_t channels) {
  WebPData data = {bytes, count};
  WebPDemuxer *parts = WebPDemux(&data);
  if (!parts) return;
  WebPChunkIterator profile;
  if (WebPDemuxGetChunk(parts, "ICCP", 1, &profile)) {
    reader->color =
        careleaf_open_color(profile.chunk.bytes, profile.chunk.size, CARELEAF_RGB, channels);
    WebPDemuxReleaseChunkIterator(&profile);
  }
  WebPDemuxDelete(parts);
}

/// How many bytes libwebp takes for a picture of `width` and `height` that comes out as `pixels`.
/// One without loss is held whole; of another, only some rows.
static size_t needed(const WebPBitstreamFeatures *features, size_t pixels, size_t channels) {
  size_t whole = features->format == 2 ? 4 * (size_t)features->width * features->height : 0;
  // The alpha of a picture with loss is held whole too.
  if (features->has_alpha && !whole) whole = (size_t)features->width * features->height;
  return whole + channels * pixels;
}

static enum careleaf_status decode(
    struct webp_reader *reader, const uint8_t *bytes, size_t count, uint32_t least_width,
    uint32_t least_height, size_t most_bytes) {
  WebPDecoderConfig *config = &reader->config;
  if (!WebPInitDecoderConfig(config)) return CARELEAF_NO_MEMORY;
  if (WebPGetFeatures(bytes, count, &config->input) != VP8_STATUS_OK) return CARELEAF_DAMAGED;
  if (config->input.has_animation) return CARELEAF_DAMAGED;
  size_t channels = config->input.has_alpha ? 4 : 3;
  config->output.colorspace = config->input.has_alpha ? MODE_RGBA : MODE_RGB;
  int width = config->input.width, height = config->input.height;
  // Half the size takes a quarter of the memory.
  while (width / 2 >= (int)least_width * 2 && height / 2 >= (int)least_height * 2) {
    width /= 2;
    height /= 2;
    config->options.use_scaling = 1;
  }
  config->options.scaled_width = width;
  config->options.scaled_height = height;
  if (needed(&config->input, (size_t)width * height, channels) > most_bytes) {
    return CARELEAF_TOO_LARGE;
  }
  VP8StatusCode code = WebPDecode(bytes, count, config);
  if (code == VP8_STATUS_OUT_OF_MEMORY) return CARELEAF_NO_MEMORY;
  return code == VP8_STATUS_OK ? CARELEAF_GOOD : CARELEAF_DAMAGED;
}

struct careleaf_reader *careleaf_open_webp(
    const uint8_t *bytes, size_t count, uint32_t least_width, uint32_t least_height,
    size_t most_bytes, struct careleaf_source *source) {
  struct webp_reader *reader = calloc(1, sizeof *reader);
  if (!reader) {
    careleaf_fail(source, CARELEAF_NO_MEMORY, "");
    return NULL;
  }
  reader->base.next = next_webp;
  reader->base.close = close_webp;
  enum careleaf_status status =
      decode(reader, bytes, count, least_width, least_height, most_bytes);
  if (status == CARELEAF_GOOD) {
    source->width = (uint32_t)reader->config.output.width;
    source->height = (uint32_t)reader->config.output.height;
    source->channels = reader->config.input.has_alpha ? 4 : 3;
    choose_color(reader, bytes, count, source->channels);
    return &reader->base;
  }
  careleaf_fail(source, status, "its data make no picture");
  close_webp(&reader->base);
  return NULL;
}

bool careleaf_write_webp(
    struct careleaf_pixels pixels, bool is_lossless, float quality, int effort,
    struct careleaf_output *output) {
  WebPConfig config;
  WebPPicture picture;
  if (!WebPConfigPreset(&config, WEBP_PRESET_PHOTO, quality) || !WebPPictureInit(&picture)) {
    return false;
  }
  config.method = effort;
  if (is_lossless && !WebPConfigLosslessPreset(&config, effort)) return false;
  picture.use_argb = is_lossless;
  picture.width = (int)pixels.width;
  picture.height = (int)pixels.height;
  WebPMemoryWriter writer;
  WebPMemoryWriterInit(&writer);
  picture.writer = WebPMemoryWrite;
  picture.custom_ptr = &writer;
  int stride = (int)(pixels.width * pixels.channels);
  bool is_good = pixels.channels == 4 ? WebPPictureImportRGBA(&picture, pixels.bytes, stride)
                                      : WebPPictureImportRGB(&picture, pixels.bytes, stride);
  is_good = is_good && WebPEncode(&config, &picture);
  WebPPictureFree(&picture);
  if (!is_good) {
    WebPMemoryWriterClear(&writer);
    return false;
  }
  // Freed by `free`, as libwebp itself would.
  output->bytes = writer.mem;
  output->count = writer.size;
  return true;
}

int careleaf_webp_version(void) { return WebPGetEncoderVersion(); }
