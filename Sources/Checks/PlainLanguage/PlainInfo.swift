import Diagnostics

extension CheckInfo {
  /// A kind of finding about plain language.
  static func plain(
    _ name: String, _ severity: Severity, _ title: String, _ explanation: String,
    by authority: String = "NHS digital service manual, How we write"
  ) -> CheckInfo {
    CheckInfo(
      id: "plain/\(name)", severity: severity, title: title, explanation: explanation,
      authority: authority)
  }
}
