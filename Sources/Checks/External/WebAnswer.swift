/// What asking for an address brought.
public enum WebAnswer: Sendable, Hashable {
  /// The server answered with this status, and with this address to go to where it redirects.
  case status(Int, location: String? = nil)
  /// There was no answer, for this reason.
  case failure(String)
}
