extension FuzzTarget {
  /// What means something at some places.
  var words: [[UInt8]] {
    if self == .media || self == .pictures { return FuzzMedia.words }
    return texts.map { Array($0.utf8) }
  }

  private var texts: [String] {
    switch self {
    case .article, .site: Self.marks + Self.markdown
    case .facts, .otherFiles, .rules: Self.marks + Self.yaml
    case .templates: Self.marks + Self.tags
    case .requests: Self.addresses
    case .paths: Self.marks + Self.addresses
    case .manifests, .records, .memories: Self.marks + Self.kept
    case .media, .pictures: []
    }
  }

  /// A file of about `bytes` bytes in which `word` stands again and again, where its kind takes it.
  func repeated(_ word: [UInt8], bytes: Int) -> [UInt8] {
    if self == .media { return FuzzMedia.repeated(word, bytes: bytes) }
    let (start, before, after) =
      switch self {
      case .facts: ("used_for:\n", "- a ", "\n")
      case .rules: ("patterns:\n", "- a ", "\n")
      case .otherFiles: ("", "a: ", "\n")
      case .templates: ("", "", "\n")
      case .article, .site, .media, .pictures, .requests, .paths, .manifests, .records,
        .memories:
        ("", "", "")
      }
    let part = before.utf8 + word + after.utf8
    return start.utf8 + Array(repeatElement(part, count: bytes / part.count + 1).joined())
  }

  private static let marks = [
    "\n", "\r\n", "\r", "\t", " ", "\u{0}", "é\u{301}", "\u{2028}", "🩹", "\\", "---\n",
  ]

  private static let markdown = [
    "[", "]", "![", "](", ")", "(", "<", ">", "`", "```\n", "*", "**", "_", "{{", "}}", "{{> ",
    "{{ sessions }}", "{#", "}", "[@", "; @", "> ", "> [!NOTE] ", "[!DO]\n", "- ", "1. ",
    "    ", "|", "| --- |\n", ":--", "# ", "===\n", "<!--", "-->", "<b>", "</div>", "&amp;",
    "&#0;", "[a]: b\n", "\"", "'", "<https://e.example>", "\n\n", "title: ", "summary: ",
    "](a.md#b)", "aliases: [", "/../", "image: ", "order: ", "draft: true\n", "topics: [risks]\n",
    "publish_on: 2026-05-01\n", "review:\n  by: ", "<!-- careleaf-ignore ", "{{> prices }}",
    "8 to 15 sessions", "$250", "painless", "no side effects", "guaranteed", "(index.md)",
  ]

  private static let kept = [
    "# ", "  ", "index.html", "../", "/", String(repeating: "0", count: 64),
    "careleaf manifest 1\n",
    "\"", "{", "}", "[", "]", ":", ",", "null", "-1", "1e999", "\\u0000", "\"inputs\":",
    "\"manifest\":", "\"pageCount\":",
  ]

  private static let yaml = [
    ": ", "- ", "{", "}", "[", "]", ",", "&a ", "*a", "!!str ", "|\n", ">-\n", "\"", "'", "#",
    "? ", "<<: ", "%YAML 1.1\n", "...\n", "8 to 15", "99999999999999999999", "-1", "0.1", "$5",
    "weeks", "2026-02-30", "sessions", "low: ", "~", "null", "on_request", "1e999", "½", "\\x",
    "\"\\U0010FFFF\"", "\"\\u0000\"", "name: ", "prices:\n", "(a|b)", "a? ", "a*", "... ",
    "patterns:\n  - ",
  ]

  private static let tags = [
    "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{>", "{{<", "{{$", "{{!", "{{=<% %>=}}",
    "{{&", "title", "parts", "first", "name", "lines", ".", "is_open", "{{/}}", "{{#parts}}",
    "{{/parts}}", "{{>page}}", "{{<base}}", "{{$content}}", "{{/content}}", "{{/base}}", "{",
    "}",
  ]

  private static let addresses = [
    "/", "//", "\\", "..", "../", "/../", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%5c..%5c",
    "%252e%252e/", "%c0%ae%c0%ae/", "%e0%80%ae/", "%ff", "%00", "%", "%2", "%zz", "\u{0}", "?",
    "#", "&page=", "?page=", ";", ":", "@", "evil.example", "http://", "file:///etc/passwd",
    "/etc/passwd", "content/clinic.yaml", "templates/home.mustache", ".careleaf/",
    ".careleaf/events", ".git/config", "index.html", "INDEX.HTML", "404.html", "é", "e\u{301}",
    "\u{202E}", "🩹", " ", "+", "%20", "\t", "localhost:1", "[::1]",
    "\r\n", "\r\n\r\n", "\r\n ", " :", "\r\nHost: localhost", "\r\nRange: bytes=0-9",
    "\r\nRange: bytes=-1", "\r\nContent-Length: 5", "\r\nTransfer-Encoding: chunked",
    "\r\nConnection: close", "\r\nUpgrade: a", "\r\nSec-Fetch-Site: cross-site", "HEAD ",
    "POST ", " HTTP/1.0", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    String(repeating: "a/", count: 60), String(repeating: "../", count: 40),
    String(repeating: "%2f", count: 40),
  ]
}
