/// Puts the preview's script into pages. Published pages never have it.
enum PageMarker {
  /// The element that loads the script and tells it which state of the site it is part of. The
  /// script is a file, so that it runs under a strict content security policy.
  static func script(_ state: PreviewState) -> String {
    "<script src=\"/.careleaf/preview.js\" data-session=\"\(state.session)\" "
      + "data-revision=\"\(state.revision)\" defer></script>"
  }

  /// `page` with `marker` before the last `</body>`, or at its end where it has none.
  static func insert(_ marker: [UInt8], into page: [UInt8]) -> [UInt8] {
    let end = Array("</body>".utf8)
    var place = page.count - end.count
    while place >= 0, !page[place..<place + end.count].elementsEqual(end) { place -= 1 }
    if place < 0 { place = page.count }
    return page[..<place] + marker + page[place...]
  }
}
