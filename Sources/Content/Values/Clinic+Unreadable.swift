import Diagnostics
import Facts

extension Clinic {
  /// What stands in for a clinic whose file cannot be read, so that all other files can still be
  /// checked. Never published.
  static var unreadable: Clinic {
    let nothing = Located("", at: SourceLocation(path: "content/clinic.yaml"))
    return Clinic(
      name: nothing, baseURL: nothing, region: nothing, locale: nothing,
      currency: nothing.map { _ in .none }, phone: nothing, emergencyNumber: nothing)
  }
}
