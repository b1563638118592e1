/* The least that any generator must do: read each article, parse it with libcmark, write HTML. */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
  char line[4096];
  unsigned long number = 0;
  if (count != 2) return 64;
  while (fgets(line, sizeof line, stdin)) {
    char path[4096];
    line[strcspn(line, "\n")] = 0;
    FILE *input = fopen(line, "rb");
    if (!input) return 74;
    fseek(input, 0, SEEK_END);
    long size = ftell(input);
    rewind(input);
    char *text = malloc(size + 1);
    if (!text || fread(text, 1, size, input) != (size_t)size) return 74;
    fclose(input);
    char *html = cmark_markdown_to_html(text, size, CMARK_OPT_SMART);
    snprintf(path, sizeof path, "%s/%lu.html", arguments[1], number++);
    FILE *output = fopen(path, "wb");
    if (!output) return 74;
    fputs(html, output);
    if (fclose(output)) return 74;
    free(html);
    free(text);
  }
  return 0;
}
