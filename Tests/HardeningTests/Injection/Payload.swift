import Testing

/// A text that breaks out of its place where something is not escaped.
struct Payload: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// Whether it does its work only at the start of a value.
  var isPrefix = false

  var testDescription: String { name }

  /// `text` with the payload in it and `mark` before it.
  func put(into text: String, mark: String) -> String {
    isPrefix ? self.text + mark + text : text + mark + self.text
  }

  /// What only letters and digits do, to compare with.
  static let harmless = Payload(name: "harmless", text: "plain")

  static let all = [
    Payload(name: "element", text: #""><script>alert(1)</script><img src=x onerror=alert(1)>"#),
    Payload(name: "attribute in single quotes", text: "' onx='1"),
    Payload(name: "attribute in double quotes", text: "\" onx=\"1\" x=\""),
    Payload(name: "attribute without quotes", text: " onx=1 "),
    Payload(
      name: "quotes under a combining mark",
      text: "\"\u{301} onx=\"\u{301}1'\u{308}>\u{338}<\u{338}"),
    Payload(name: "end of script", text: "</script><script>alert(1)//</ScRiPt >"),
    Payload(name: "comment", text: "<!-- --!><!--><script>"),
    Payload(name: "character data", text: "]]><![CDATA[<b>]]>"),
    Payload(name: "processing instruction", text: "<?xml version='1.0'?><!DOCTYPE x>"),
    Payload(name: "script address", text: "javascript:alert(1)//", isPrefix: true),
    Payload(name: "hidden script address", text: "\tjava\nscript\t:alert(1)//", isPrefix: true),
    Payload(name: "data address", text: "data:text/html,<script>1</script>", isPrefix: true),
    Payload(name: "other server", text: "//evil.example/", isPrefix: true),
    Payload(name: "entities", text: "&quot;&lt;b&gt;&#60;b&#x3e;&amp;lt;&&lt &#0; &#1;&colon;"),
    Payload(name: "line separators", text: "a\u{2028}b\u{2029}c\u{85}d"),
    Payload(name: "fact reference", text: "{{x}}{{{x}}}{{> x}}{{#x}}{{/x}}{{=<% %>=}}"),
    Payload(name: "pattern", text: "{site}{title}{0}%@%s$1\\0"),
    Payload(name: "backticks", text: "`${alert(1)}` ` `` ```"),
    Payload(
      name: "control characters", text: "a\u{0}b\u{1}c\u{B}d\u{C}e\u{1B}[31mf\u{7F}g\u{9B}h"),
    Payload(name: "direction", text: "\u{202E}abc\u{2066}def\u{200F}\u{FEFF}\u{FFFE}"),
    Payload(
      name: "Markdown", text: "*a* **b** [c](d) ![e](f) <https://g.example> \\<b> # | --- |"),
    Payload(name: "paths", text: "/../../../etc/passwd\\..\\x%2e%2e%2f%00"),
  ]
}
