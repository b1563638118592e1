// Colours by Little CMS, whose manual is "Little CMS 2: API reference". Profiles are those of
// ICC.1:2022.

#include "reader.h"

#include <stdlib.h>

#include <lcms2.h>

static cmsUInt32Number input_format(enum careleaf_samples samples, uint32_t channels) {
  switch (samples) {
    case CARELEAF_INKS: return TYPE_CMYK_8;
    case CARELEAF_INKS_LEFT_OUT: return TYPE_CMYK_8_REV;
    // Of a grey pixel that comes as red, green and blue, the first counts.
    case CARELEAF_GREY:
      return COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) | EXTRA_SH(channels - 1) | BYTES_SH(1);
    case CARELEAF_RGB: break;
  }
  return TYPE_RGB_8 | EXTRA_SH(channels - 3);
}

/// Whether `profile` is about pixels of a device that are those of `samples`.
static bool fits(cmsHPROFILE profile, enum careleaf_samples samples) {
  switch (cmsGetDeviceClass(profile)) {
    case cmsSigInputClass:
    case cmsSigDisplayClass:
    case cmsSigOutputClass:
    case cmsSigColorSpaceClass: break;
    default: return false;
  }
  switch (cmsGetColorSpace(profile)) {
    case cmsSigRgbData: return samples == CARELEAF_RGB;
    case cmsSigGrayData: return samples == CARELEAF_GREY;
    case cmsSigCmykData: return samples == CARELEAF_INKS || samples == CARELEAF_INKS_LEFT_OUT;
    default: return false;
  }
}

/// Whether `transform` leaves colours as they are, but for a step of 255.
static bool changes_nothing(cmsHTRANSFORM transform, uint32_t channels) {
  for (unsigned color = 0; color < 6 * 6 * 6; color++) {
    uint8_t before[4] = {color % 6 * 51, color / 6 % 6 * 51, color / 36 * 51, 255}, after[4];
    for (int channel = 0; channel < 4; channel++) after[channel] = before[channel];
    cmsDoTransform(transform, after, after, 1);
    for (uint32_t channel = 0; channel < channels; channel++) {
      if (abs(after[channel] - before[channel]) > 1) return false;
    }
  }
  return true;
}

struct careleaf_color *careleaf_open_color(
    const uint8_t *bytes, size_t count, enum careleaf_samples samples, uint32_t channels) {
  if (!bytes || count > UINT32_MAX) return NULL;
  cmsHPROFILE profile = cmsOpenProfileFromMem(bytes, (cmsUInt32Number)count);
  cmsHPROFILE srgb = cmsCreate_sRGBProfile();
  cmsHTRANSFORM transform = NULL;
  if (profile && srgb && fits(profile, samples)) {
    transform = cmsCreateTransform(
        profile, input_format(samples, channels), srgb, TYPE_RGB_8 | EXTRA_SH(channels - 3),
        INTENT_PERCEPTUAL, 0);
  }
  if (profile) cmsCloseProfile(profile);
  if (srgb) cmsCloseProfile(srgb);
  if (transform && samples == CARELEAF_RGB && changes_nothing(transform, channels)) {
    cmsDeleteTransform(transform);
    transform = NULL;
  }
  return transform;
}

void careleaf_convert(
    struct careleaf_color *color, const uint8_t *from, uint8_t *to, uint32_t count) {
  if (color) cmsDoTransform(color, from, to, count);
}

void careleaf_close_color(struct careleaf_color *color) {
  if (color) cmsDeleteTransform(color);
}

int careleaf_color_version(void) { return cmsGetEncodedCMMversion(); }
