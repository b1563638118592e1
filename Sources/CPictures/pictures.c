#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct careleaf_reader *careleaf_open(
    enum careleaf_format format, const uint8_t *bytes, size_t count, uint32_t least_width,
    uint32_t least_height, size_t most_bytes, struct careleaf_source *source) {
  memset(source, 0, sizeof *source);
  careleaf_opener *open = format == CARELEAF_JPEG ? careleaf_open_jpeg
                          : format == CARELEAF_PNG ? careleaf_open_png
                                                   : careleaf_open_webp;
  return open(bytes, count, least_width, least_height, most_bytes, source);
}

const uint8_t *careleaf_next_row(struct careleaf_reader *reader, struct careleaf_source *source) {
  return source->status == CARELEAF_GOOD ? reader->next(reader, source) : NULL;
}

void careleaf_close(struct careleaf_reader *reader) {
  if (reader) reader->close(reader);
}

bool careleaf_append(struct careleaf_output *output, const uint8_t *bytes, size_t count) {
  // Room is made by doubling, so that its size need not be kept: it is the next power of two.
  size_t room = 1;
  while (room < output->count) room *= 2;
  if (output->count == 0) room = 0;
  if (count > room - output->count) {
    size_t wanted = 1;
    while (wanted < output->count + count) wanted *= 2;
    uint8_t *larger = realloc(output->bytes, wanted);
    if (!larger) return false;
    output->bytes = larger;
  }
  memcpy(output->bytes + output->count, bytes, count);
  output->count += count;
  return true;
}

void careleaf_free(struct careleaf_output *output) {
  free(output->bytes);
  output->bytes = NULL;
  output->count = 0;
}

void careleaf_fail(
    struct careleaf_source *source, enum careleaf_status status, const char *message) {
  if (source->status != CARELEAF_GOOD) return;
  source->status = status;
  snprintf(source->message, sizeof source->message, "%s", message);
}
