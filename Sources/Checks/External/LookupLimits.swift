/// How much the lookup of links may ask of the network.
public struct LookupLimits: Sendable {
  /// How many hosts are asked at a time; each is asked one thing after the other.
  public var hosts = 8
  /// How long to wait for one answer.
  public var timeout = Duration.seconds(10)
  /// How long the whole lookup may take; what is not asked by then is reported as such.
  public var total = Duration.seconds(120)
  /// How many redirections to follow.
  public var redirections = 5

  /// The usual limits.
  public init() {}
}
