import Content
public import Foundations
import Templates

/// A picture that a template shows: where it lies in its sizes, and how large it is.
public struct ShownPicture: Sendable, Hashable {
  /// The address of a file that every browser can show.
  let url: String
  /// The addresses of WebP files with their widths; nil of a picture that is shown as it is.
  let choices: String?
  /// In pixels.
  let width: Int
  let height: Int
  /// What it shows, for people who cannot see it; empty where nobody says so or it only decorates.
  let description: String
  /// Who made it and how it may be used.
  let credits: String?

  /// All that a template can show of it.
  public var texts: [String] {
    [url, choices ?? "", String(width), String(height), description, credits ?? ""]
  }

  static let view = View<ShownPicture>([
    .text("url") { $0.url },
    .optionalText("choices") { $0.choices },
    .text("width") { String($0.width) },
    .text("height") { String($0.height) },
    .text("description") { $0.description },
    .optionalText("credits") { $0.credits },
  ])
}

extension SiteContext {
  /// The picture at `path` in the files that are published of it; nil where there is none, or nobody
  /// knows its size.
  public func picture(_ path: RelativePath?) -> ShownPicture? {
    guard let path, let file = content.media[path], let use = content.mediaUses[path],
      let width = file.width, let height = file.height
    else { return nil }
    let choices = file.made?.choices(for: use).map { choice in
      "\(url(file.pagePath(of: choice))) \(choice.width)w"
    }
    return ShownPicture(
      url: url(file.plainPath), choices: choices?.joined(separator: ", "), width: width,
      height: height, description: file.notes?.description?.value ?? "",
      credits: file.notes?.credits)
  }
}
