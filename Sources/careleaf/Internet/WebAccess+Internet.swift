public import Checks

extension WebAccess {
  /// The internet.
  public static func internet() -> WebAccess {
    let clock = ContinuousClock()
    let start = clock.now
    return WebAccess(
      ask: { method, address, timeout in
        await WebRequest(method: method.rawValue, address: address, timeout: timeout).answer()
      },
      addresses: { host in HostAddresses.all(of: host) },
      elapsed: { start.duration(to: clock.now) })
  }
}
