import Foundations
import Markdown

/// The address of a page as a code that a phone scans from paper.
struct AddressCode: Sendable {
  let address: String
  /// What it is called for those who do not see it.
  let label: String

  /// The light modules around the code that a reader needs (ISO/IEC 18004:2015, section 6.3.8).
  private static let quietZone = 4

  /// The code as an `svg` element; nil when the address is too long for one.
  var svg: String? {
    guard let code = QRCode(address) else { return nil }
    let size = code.rows.count + 2 * Self.quietZone
    var path = ""
    for (y, row) in code.rows.enumerated() {
      for run in Self.darkRuns(row) {
        path += "M\(run.lowerBound + Self.quietZone) \(y + Self.quietZone).5h\(run.count)"
      }
    }
    return """
      <svg class="print-code" role="img" aria-label="\(HTMLEscape.escape(label))" \
      viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges" focusable="false">\
      <path fill="none" stroke="#000" d="\(path)"/></svg>
      """
  }

  private static func darkRuns(_ row: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (x, isDark) in row.enumerated() where isDark {
      if let last = runs.last, last.upperBound == x {
        runs[runs.count - 1] = last.lowerBound..<x + 1
      } else {
        runs.append(x..<x + 1)
      }
    }
    return runs
  }
}
