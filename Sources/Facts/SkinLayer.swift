/// The layers from the surface of the skin inwards that an injection can go into.
public enum SkinLayer: String, Sendable, CaseIterable {
  /// The outermost layer.
  case epidermis
  /// The layer below it.
  case dermis
  /// The layer of fat under the skin.
  case fat
  /// What lies below the fat.
  case muscle
}
