/// The network as the lookup of links sees it: given as functions, so that tests need none.
public struct WebAccess: Sendable {
  /// How an address is asked for.
  public enum Method: String, Sendable {
    /// Without the page.
    case head = "HEAD"
    /// With the page, whose text nobody reads.
    case get = "GET"
  }

  /// Asks for an address, follows no redirection, and gives up after `timeout`.
  public let ask:
    @Sendable (_ method: Method, _ address: String, _ timeout: Duration) async -> WebAnswer
  /// The numeric addresses of a host; none when it is unknown.
  public let addresses: @Sendable (_ host: String) async -> [String]
  /// How long the lookup has been going on.
  public let elapsed: @Sendable () -> Duration

  /// A network made of functions.
  public init(
    ask: @escaping @Sendable (Method, String, Duration) async -> WebAnswer,
    addresses: @escaping @Sendable (String) async -> [String],
    elapsed: @escaping @Sendable () -> Duration
  ) {
    self.ask = ask
    self.addresses = addresses
    self.elapsed = elapsed
  }
}
