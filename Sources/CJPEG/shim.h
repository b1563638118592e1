#include <stdio.h>
// The library's header needs the one above.
#include <jpeglib.h>
