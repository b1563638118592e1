import CCMark

/// What libcmark itself makes of Markdown.
enum Oracle {
  static func html(_ text: String) -> String {
    let options = CMARK_OPT_SMART | CMARK_OPT_UNSAFE
    guard let root = cmark_parse_document(text, text.utf8.count, options) else { return "" }
    defer { cmark_node_free(root) }
    guard let html = cmark_render_html(root, options) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return String(cString: html)
  }
}
