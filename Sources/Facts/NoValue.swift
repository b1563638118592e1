/// The value of a fact whose sources report only words.
public enum NoValue: Sendable, Hashable {}
