import CYAML

/// A place that libyaml counted: line and column from 0, the column in Unicode scalars.
struct YAMLMark {
  var line: Int
  var column: Int
}

struct YAMLEvent {
  enum Kind {
    case documentStart, documentEnd
    case scalar(String, isPlain: Bool)
    case alias(String)
    case listStart, mappingStart, listEnd, mappingEnd, other
  }

  var kind: Kind
  /// The name of an anchor before the node.
  var anchor: String?
  var tag: String?
  var start: YAMLMark
  var end: YAMLMark
}

/// Why libyaml cannot go on.
struct YAMLParserError: Error {
  var isOutOfMemory = false
  /// A sentence in English, which `LibYAMLProblem` knows.
  var problem = ""
  var mark = YAMLMark(line: 0, column: 0)
  /// What libyaml was at, which began at `contextMark`.
  var context = ""
  var contextMark = YAMLMark(line: 0, column: 0)
}

/// libyaml's parser, which neither recurses nor expands aliases.
enum YAMLEvents {
  typealias Initializer = (UnsafeMutablePointer<yaml_parser_t>) -> Int32

  /// Calls `take` with each event of a document in UTF-8 until it returns false. The only reason
  /// for `initialize` to return 0 is that there is no memory, which a test cannot bring about.
  static func forEach(
    in document: [UInt8], initialize: Initializer = yaml_parser_initialize,
    _ take: (YAMLEvent) -> Bool
  ) throws(YAMLParserError) {
    var parser = yaml_parser_t()
    // The parser keeps its own address and that of the bytes.
    try withUnsafeMutablePointer(to: &parser) { parser throws(YAMLParserError) in
      guard initialize(parser) != 0 else { throw YAMLParserError(isOutOfMemory: true) }
      defer { yaml_parser_delete(parser) }
      try document.withUnsafeBufferPointer { bytes throws(YAMLParserError) in
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        while let event = try next(parser), take(event) {}
      }
    }
  }

  /// The next event; nil at the end of the input.
  private static func next(
    _ parser: UnsafeMutablePointer<yaml_parser_t>
  ) throws(YAMLParserError) -> YAMLEvent? {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else { throw YAMLParserError(parser.pointee) }
    defer { yaml_event_delete(&event) }
    return event.type == YAML_STREAM_END_EVENT ? nil : YAMLEvent(event)
  }
}

extension YAMLParserError {
  fileprivate init(_ parser: yaml_parser_t) {
    isOutOfMemory = parser.error == YAML_MEMORY_ERROR
    problem = parser.problem.map { String(cString: $0) } ?? ""
    mark = YAMLMark(parser.problem_mark)
    context = parser.context.map { String(cString: $0) } ?? ""
    contextMark = YAMLMark(parser.context_mark)
  }
}

extension YAMLMark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line), column: Int(mark.column))
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t) {
    start = YAMLMark(event.start_mark)
    end = YAMLMark(event.end_mark)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_ALIAS_EVENT: kind = .alias(Self.string(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_END_EVENT: kind = .listEnd
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      kind = .scalar(String(decoding: bytes, as: UTF8.self), isPlain: isPlain)
      (anchor, tag) = (Self.string(scalar.anchor), Self.string(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      kind = .listStart
      let list = event.data.sequence_start
      (anchor, tag) = (Self.string(list.anchor), Self.string(list.tag))
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      let mapping = event.data.mapping_start
      (anchor, tag) = (Self.string(mapping.anchor), Self.string(mapping.tag))
    default: kind = .other
    }
  }

  private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}

public enum YAMLVersion {
  /// The version of libyaml that the program runs with, such as `0.2.5`.
  public static var ofLibrary: String {
    yaml_get_version_string().map { String(cString: $0) } ?? ""
  }
}
