import CYAML

public enum YAMLVersion {
  /// The version of libyaml that the program runs with, such as `0.2.5`.
  public static var ofLibrary: String {
    yaml_get_version_string().map { String(cString: $0) } ?? ""
  }
}
