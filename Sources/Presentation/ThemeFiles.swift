import Content
public import Diagnostics
public import Foundations
import YAML

/// The files of a site's theme: its own in `templates/`, and those of the theme below it that it
/// does not replace.
public struct ThemeFiles: Sendable {
  /// The templates by name: the path in `templates/` without the extension.
  public var templates: [String: SourceFile] = [:]
  /// The names of those templates that are not the site's own.
  public var templatesOfBase: Set<String> = []
  /// The assets by their path in `templates/assets/`. Of the theme below only those are here that
  /// a template or a style sheet names.
  public var assets: [RelativePath: [UInt8]] = [:]
  /// The words files by language, such as `en`.
  public var words: [String: SourceFile] = [:]
  /// The words files of the theme below, which have the words that `words` lacks.
  public var wordsOfBase: [String: SourceFile] = [:]
  /// The site's own values of the theme's tokens.
  public var tokens: SourceFile?
  /// Which files of the theme below the site's own were copied from.
  public var copies: SourceFile?

  private static let folder: RelativePath = "templates"
  private static let assetFolder: RelativePath = "templates/assets"
  private static let wordsFolder: RelativePath = "templates/i18n"
  private static let tokensFile: RelativePath = "templates/tokens.yaml"
  private static let copiesFile: RelativePath = "templates/copied.yaml"
  private static let templateExtension = ".mustache"

  /// Reads all files of the theme in `folder` and takes those that it lacks from `base`; texts are
  /// kept in `table`. Reports files that belong to nothing.
  /// - Throws: `FileProblem` when a file cannot be read.
  public init(
    _ folder: SiteFolder, over base: BaseTheme = .none, keptIn table: FileTable = FileTable(),
    _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    for entry in try folder.files(Self.folder) {
      if entry.isSymbolicLink {
        diagnostics.append(Self.linkDiagnostic(entry.path))
      } else {
        try add(entry.path, from: folder, keptIn: table, &diagnostics)
      }
    }
    add(base, keptIn: table, &diagnostics)
  }

  /// Adds what the site does not replace of the theme below.
  private mutating func add(
    _ base: BaseTheme, keptIn table: FileTable, _ diagnostics: inout [Diagnostic]
  ) {
    var assetsOfBase: [RelativePath: [UInt8]] = [:]
    for (path, bytes) in base.files {
      let path = Self.folder.appending(path.text)
      if let name = path.relative(to: Self.assetFolder) {
        if assets[name] == nil { assetsOfBase[name] = bytes }
      } else if let name = path.relative(to: Self.wordsFolder)?.text(withoutSuffix: ".yaml") {
        wordsOfBase[name] = SourceFile(path: path, showing: bytes)
      } else if let name = Self.templateName(path), templates[name] == nil {
        templates[name] = table.decode(bytes, path: path, &diagnostics)
        templatesOfBase.insert(name)
      }
    }
    let isNamed = assetsThatAreNamed(among: assetsOfBase)
    assets.merge(assetsOfBase.filter { isNamed.contains($0.key) }) { own, _ in own }
    for (path, bytes) in assetsOfBase where isNamed.contains(path) && path.hasSuffix(".css") {
      table.keep(bytes, path: Self.assetFolder.appending(path.text))
    }
  }

  /// Those of `others` that a template or a style sheet may need: the theme below has assets for
  /// templates that the site has replaced, which nobody would ask for.
  private func assetsThatAreNamed(among others: [RelativePath: [UInt8]]) -> Set<RelativePath> {
    let texts = templates.values.map(\.text)
    let sheets = (Array(assets) + Array(others)).filter { $0.key.hasSuffix(".css") }.map(\.value)
    return Set(
      others.keys.filter { path in
        texts.contains { $0.containsBytes(of: Self.assetName(path)) }
          || sheets.contains { $0.firstRange(ofBytes: String(path.name), from: 0) != nil }
      })
  }

  private static func templateName(_ path: RelativePath) -> String? {
    path.relative(to: folder)?.text(withoutSuffix: templateExtension)
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
    } else if let name = Self.templateName(path) {
      templates[name] = table.decode(try folder.read(path), path: path, &diagnostics)
    } else if path == Self.tokensFile {
      tokens = table.decode(try folder.read(path), path: path, &diagnostics)
    } else if path == Self.copiesFile {
      copies = table.decode(try folder.read(path), path: path, &diagnostics)
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
    let languages = Set(words.keys).union(wordsOfBase.keys).sorted()
    let name = language ?? languages.first ?? "en"
    if let file = words[name] ?? wordsOfBase[name] {
      return Strings(file, over: words[name] == nil ? nil : wordsOfBase[name], &diagnostics)
    }
    let known = languages.map { "templates/i18n/\($0).yaml" }
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
  case missingPlace = "words/missing-place"
  case unknownPlace = "words/unknown-place"
  case unknownWord = "words/unknown"

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
    case .missingPlace:
      rule(
        "A text without what is put into it",
        "In texts with braces a value takes the place of the braces and the name in them, such as a "
          + "price. A text without them shows no value.", .warning)
    case .unknownPlace:
      rule(
        "Braces that nothing is put in for",
        "Readers would see the braces with the name in them. Use the names that the theme's own text "
          + "has.")
    case .unknownWord:
      rule(
        "A text that is nearly one of the theme's",
        "The theme would go on showing its own text. Correct the key; a text for templates of your own "
          + "needs a key that is less like it.", .warning)
    }
  }

  /// The rules of everything that is reported of a theme's own files.
  public static var allRules: [DiagnosticRule] {
    rules + SchemaProblem.rules.map { $0.inFamily(Strings.schema.prefix) }
  }
}

/// A theme that lies below those of all sites: what a site's `templates/` does not hold is taken
/// from it. The program has one in it.
public struct BaseTheme: Sendable, Equatable {
  /// The files by their path in `templates/`.
  public let files: [RelativePath: [UInt8]]

  public init(_ files: [RelativePath: [UInt8]]) { self.files = files }

  /// A theme without files, below a site that has all of its own.
  public static let none = BaseTheme([:])
}
