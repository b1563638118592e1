import Content
public import Diagnostics
public import Foundations
import YAML

/// The files of a theme as read from `templates/`.
public struct ThemeFiles: Sendable {
  /// The templates by name: the path in `templates/` without the extension.
  public var templates: [String: SourceFile] = [:]
  /// The assets by their path in `templates/assets/`.
  public var assets: [RelativePath: [UInt8]] = [:]
  /// The words files by language, such as `en`.
  public var words: [String: SourceFile] = [:]

  private static let folder: RelativePath = "templates"
  private static let assetFolder: RelativePath = "templates/assets"
  private static let wordsFolder: RelativePath = "templates/i18n"
  private static let templateExtension = ".mustache"

  /// Reads all files of the theme in `folder`; texts are kept in `table`. Reports files that
  /// belong to nothing.
  /// - Throws: `FileProblem` when a file cannot be read.
  public init(
    _ folder: SiteFolder, keptIn table: FileTable = FileTable(),
    _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    for entry in try folder.files("templates") {
      if entry.isSymbolicLink {
        diagnostics.append(Self.linkDiagnostic(entry.path))
      } else {
        try add(entry.path, from: folder, keptIn: table, &diagnostics)
      }
    }
  }

  /// The name that templates use for the asset at a path: `css/site.css` is `css_site_css`.
  public static func assetName(_ path: RelativePath) -> String {
    let isKept = { (scalar: Unicode.Scalar) in
      UInt8(exactly: scalar.value)?.isAlphanumeric ?? false
    }
    return path.text.unicodeScalars.reduce(into: "") {
      $0.unicodeScalars.append(isKept($1) ? $1 : "_")
    }
  }

  private mutating func add(
    _ path: RelativePath, from folder: SiteFolder, keptIn table: FileTable,
    _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    if let name = path.relative(to: Self.assetFolder) {
      let bytes = try folder.read(path)
      if path.hasSuffix(".css") { table.keep(bytes, path: path) }
      assets[name] = bytes
    } else if let name = path.relative(to: Self.wordsFolder)?.text(withoutSuffix: ".yaml") {
      words[name] = table.decode(try folder.read(path), path: path, &diagnostics)
    } else if let name = path.relative(to: Self.folder)?
      .text(withoutSuffix: Self.templateExtension)
    {
      templates[name] = table.decode(try folder.read(path), path: path, &diagnostics)
    } else if !path.hasSuffix("README.md") {
      diagnostics.append(Self.strayDiagnostic(path))
    }
  }

  private static func linkDiagnostic(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      SourceProblem.symbolicLink, "symbolic links are not followed",
      at: SourceLocation(path: path),
      help: "put the file itself here")
  }

  private static func strayDiagnostic(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      ThemeProblem.strayFile, "nothing uses this file", at: SourceLocation(path: path),
      help: "templates end in .mustache; pictures, CSS and fonts belong in templates/assets/")
  }
}

extension ThemeFiles {
  /// The words in the language of `locale`, such as `en-US`, whose file must be there. Without a
  /// locale, which has been reported before, any language does to check the templates.
  public func strings(
    locale: Located<String>?, _ diagnostics: inout [Diagnostic]
  ) -> Strings {
    let language = locale?.value.split(separator: "-").first.map(String.init)
    let name = language ?? words.keys.sorted().first ?? "en"
    if let file = words[name] { return Strings(file, &diagnostics) }
    let known = words.keys.sorted().map { "templates/i18n/\($0).yaml" }
    diagnostics.append(
      Diagnostic(
        ThemeProblem.missingWordsFile, "there is no file 'templates/i18n/\(name).yaml'",
        at: locale?.location ?? SourceLocation(path: "content/clinic.yaml"),
        help: known.isEmpty ? "add it" : "there is: \(known.joined(separator: ", "))"))
    return Strings(texts: [:])
  }

  public var blockNames: Set<String> { Self.blockNames(among: templates.keys) }

  static let blockFolder = "blocks/"

  static func blockNames(among templates: some Sequence<String>) -> Set<String> {
    let blocks = templates.filter { $0.utf8.starts(with: blockFolder.utf8) }
    return Set(blocks.map { String($0.dropFirst(blockFolder.count)) })
  }
}

/// What can be wrong with the files of a theme and the words of its languages.
public enum ThemeProblem: String, DiagnosticKind {
  case strayFile = "template/stray-file"
  case missingWords = "words/missing"
  case missingWordsFile = "words/missing-file"

  public var rule: DiagnosticRule {
    switch self {
    case .strayFile:
      rule(
        "A file of the theme that nothing uses",
        "It is not published, although it lies among the templates. Templates end in .mustache; "
          + "pictures, style sheets and fonts belong into templates/assets/.", .warning)
    case .missingWords:
      rule(
        "A text that pages need",
        "Pages would have a gap where this text belongs, such as the heading of the risks. Add the key "
          + "with its text in the language of the file.")
    case .missingWordsFile:
      rule(
        "A language without its words",
        "The language of the clinic decides which words the pages are made of, and there are none for it. "
          + "Add the file, or correct locale: in clinic.yaml.")
    }
  }

  /// The rules of everything that is reported of a theme's own files.
  public static var allRules: [DiagnosticRule] {
    rules + SchemaProblem.rules.map { $0.inFamily(Strings.schema.prefix) }
  }
}
