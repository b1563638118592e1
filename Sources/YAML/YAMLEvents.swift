import CYAML

/// A place that libyaml counted: line and column from 0, the column in Unicode scalars.
struct YAMLMark {
  var line: Int
  var column: Int
}

/// One step through a YAML document.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case documentEnd
    case scalar(String, isPlain: Bool)
    case alias(String)
    case listStart
    case mappingStart
    case listEnd
    case mappingEnd
    case other
  }

  var kind: Kind
  /// The name of an anchor before the node.
  var anchor: String?
  /// The tag before the node.
  var tag: String?
  var start: YAMLMark
  var end: YAMLMark
}

/// What libyaml says when it cannot go on.
struct YAMLParserError: Error {
  var problem: String
  var mark: YAMLMark
  var context: String
  var contextMark: YAMLMark
}

/// The events of a document, from libyaml's parser, which neither recurses nor expands aliases.
final class YAMLEvents {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private var isAtEnd: Bool

  /// The events of a document in UTF-8.
  init(_ bytes: [UInt8]) {
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    parser = .allocate(capacity: 1)
    isAtEnd = yaml_parser_initialize(parser) == 0
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; nil after the last one.
  func next() throws(YAMLParserError) -> YAMLEvent? {
    guard !isAtEnd else { return nil }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else {
      isAtEnd = true
      throw failure
    }
    defer { yaml_event_delete(&event) }
    isAtEnd = event.type == YAML_STREAM_END_EVENT
    return YAMLEvent(event)
  }

  private var failure: YAMLParserError {
    YAMLParserError(
      problem: parser.pointee.problem.map { String(cString: $0) } ?? "",
      mark: YAMLMark(parser.pointee.problem_mark),
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      contextMark: YAMLMark(parser.pointee.context_mark))
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
