/// Why the preview cannot listen at a port.
public struct PortProblem: Error, Sendable, Hashable {
  /// The port.
  public let port: UInt16
  /// Whether another program has it.
  public let isTaken: Bool
  /// What the system says, such as "Permission denied".
  public let reason: String
}
