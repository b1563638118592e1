import CCMark
import Essentials

/// A node of libcmark's tree; valid while the tree it came from is.
struct CMarkNode {
  let pointer: OpaquePointer

  var kind: cmark_node_type { cmark_node_get_type(pointer) }
  /// The line it begins on, from 0.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) - 1 }
  /// The byte it begins at in its line, from 0.
  var startByte: Int { Int(cmark_node_get_start_column(pointer)) - 1 }
  /// The last line, from 0.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) - 1 }
  /// The byte after the last one, from 0.
  var endByte: Int { Int(cmark_node_get_end_column(pointer)) }

  var firstChild: CMarkNode? { cmark_node_first_child(pointer).map(CMarkNode.init) }
  var parent: CMarkNode? { cmark_node_parent(pointer).map(CMarkNode.init) }
  var next: CMarkNode? { cmark_node_next(pointer).map(CMarkNode.init) }

  /// The node's own text as UTF-8.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
  var url: String { String(decoding: urlBytes, as: UTF8.self) }
  var urlBytes: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }
  var titleBytes: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_title(pointer)) }
  var info: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
  /// The number of the first item; nil for a bulleted list.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: text, count: strlen(text)).assumingMemoryBound(
      to: UInt8.self)
  }
}

extension CMarkNode {
  /// Parses `bytes` as CommonMark and calls `body` with the root of the tree. The tree and the
  /// parser live in `ParserMemory` and go with it.
  static func withTree<Result>(_ bytes: [UInt8], _ body: (CMarkNode) -> Result) -> Result? {
    // The source position option also makes libcmark count the lines inside code spans.
    let options = CMARK_OPT_SMART | CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE
    return ParserMemory.with { memory in
      guard let parser = cmark_parser_new_with_mem(options, memory) else { return nil }
      bytes.withUnsafeBytes { buffer in
        cmark_parser_feed(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      }
      return cmark_parser_finish(parser).map { body(CMarkNode(pointer: $0)) }
    }
  }
}
