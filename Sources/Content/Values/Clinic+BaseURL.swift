import YAML

extension Clinic {
  /// `text` as the address of a site, with `/` at its end; nil when it cannot be one.
  public static func normalizedBaseURL(_ text: String) -> String? {
    try? ScalarParser<String>.baseURL.parse(text)
  }
}
