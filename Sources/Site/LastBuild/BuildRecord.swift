import Content
import Essentials
import Foundations
import Presentation

/// What a build has read, written and said: enough to tell that another would come to the same.
struct BuildRecord: Sendable, Decodable {
  /// Everything else that decides what a build makes and finds: the program, its options, the day.
  let circumstances: String
  /// What decides how it tells of that.
  let reporting: String
  private(set) var inputs: BuildInputs
  /// The digest of the theme below that of the site.
  let theme: FileDigest
  /// The digest of the output folder's manifest, which has those of all files.
  let manifest: FileDigest
  /// That of the stamps of pictures and documents in the output; nil as long as they have not been
  /// looked at after they were settled.
  private(set) var seal: FileDigest?
  let output: String
  let errors: String
  let pageCount: Int
  /// The digest of the file that holds the `BuildMemory`; nil where there is none.
  let memory: FileDigest?

  func with(_ inputs: BuildInputs, _ seal: FileDigest?) -> BuildRecord {
    var record = self
    (record.inputs, record.seal) = (inputs, seal)
    return record
  }

  /// What can be read again, in pieces to write one after another: a line of JSON, and behind it the
  /// files with stamps, which most builds need not decode.
  var pieces: [[UInt8]] { [json.utf8, [UInt8(ascii: "\n")], inputs.stampedFiles] }

  /// An encoder took 0.05 s over that of 10,000 articles, while nothing else went on.
  private var json: JSONValue {
    [
      "circumstances": .string(circumstances), "reporting": .string(reporting),
      "manifest": .string(manifest.hex),
      "theme": .string(theme.hex),
      "inputs": inputs.json, "seal": seal.map { .string($0.hex) } ?? .null,
      "output": .string(output), "errors": .string(errors), "pageCount": .number(pageCount),
      "memory": memory.map { .string($0.hex) } ?? .null,
    ]
  }
}

extension BuildRecord {
  /// Reads `bytes`; nil when they are no record.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let record = try? JSONDecoder().decode(BuildRecord.self, from: Data(bytes[..<end]))
    else { return nil }
    self = record
    inputs.pack(bytes[(end + 1)...])
  }
}

extension FileDigest {
  /// The digest of everything in `theme`, also of what its files are called.
  init(of theme: BaseTheme) {
    var list: [UInt8] = []
    for (path, bytes) in theme.files.sorted(by: { $0.key < $1.key }) {
      // No path holds a line feed here, and each digest has the same length.
      list += path.text.utf8
      list += "\n\(FileDigest(of: bytes).hex)\n".utf8
    }
    self.init(of: list)
  }
}
