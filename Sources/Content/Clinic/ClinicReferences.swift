import Diagnostics
import Facts
import Foundations

/// Looks up what the clinic file names: pages, subjects, places and pictures.
struct ClinicReferences: Sendable {
  let content: SiteContent
  /// The articles that are not published.
  let hidden: [Article]

  private var clinic: Clinic { content.clinic }

  /// Each name of something that does not exist.
  var problems: [Diagnostic] {
    navigation + featured + people + pictures
  }

  private var navigation: [Diagnostic] {
    let articles = content.articles.filter { $0.place == .page }.map { $0.slug + ".md" }
    let lists = SitePage.lists.filter(content.has).map(\.rawValue)
    let known = (lists + content.kinds.map(\.folder)).sorted() + articles
    let pages = clinic.navigation.compactMap(\.page)
    return pages.filter { !known.contains($0.value) }.map { item in
      let nearest = NearestName.nearest(to: item.value, among: known)
      let isHidden = hidden.contains { $0.place == .page && $0.slug + ".md" == item.value }
      return Diagnostic(
        ContentProblem.unknownNavigationPage,
        isHidden ? "'\(item.value)' is not published" : "there is no page '\(item.value)'",
        at: item.location, nearest: nearest,
        orElse: "known are: \(known.joined(separator: ", "))")
    }
  }

  private var featured: [Diagnostic] {
    let known = content.treatments.map(\.id)
    return clinic.featured.filter { !known.contains($0.value) }.map { id in
      Diagnostic(
        ContentProblem.unknownFeatured, "there is no subject '\(id.value)'", at: id.location,
        nearest: NearestName.nearest(to: id.value, among: known),
        orElse: "write the name of a folder with facts.yaml")
    }
  }

  /// What people are said to be there for or to work at.
  private var people: [Diagnostic] {
    let subjects = content.treatments.map(\.id)
    let places = clinic.locations.map(\.id)
    let notes = places.prefix(10).map { place in
      Diagnostic.Note("\(place.value.quoted) is a place", at: place.location)
    }
    return clinic.people.flatMap { person in
      unknown(
        person.subjects, "subject", among: subjects, "write the name of a folder with facts.yaml")
        + unknown(
          person.locations, "place", among: places.map(\.value), "write an id of 'locations'",
          notes)
    }
  }

  private func unknown(
    _ ids: [Located<String>], _ thing: String, among known: [String], _ help: String,
    _ notes: [Diagnostic.Note] = []
  ) -> [Diagnostic] {
    let names = Set(known.map { Identifier($0) })
    return ids.filter { !names.contains(Identifier($0.value)) }.map { id in
      let nearest = NearestName.nearest(to: id.value, among: known)
      var problem = Diagnostic(
        ContentProblem.unknownOfPerson, "there is no \(thing) '\(id.value)'", at: id.location,
        nearest: nearest, orElse: help)
      if nearest == nil { problem.notes = notes }
      return problem
    }
  }

  private var pictures: [Diagnostic] {
    let known = content.media.keys.filter(MediaFile.isPicture)
    let named = clinic.pictures + [clinic.socialCard, clinic.icon].compactMap(\.self)
    return named.filter { !known.contains($0.value) }
      .map { picture in
        let name = picture.value.reference(in: "content")
        return Diagnostic(
          ContentProblem.missingImage, "there is no picture \(name.quoted)", at: picture.location,
          nearest: NearestName.nearest(
            to: name, among: known.map { $0.reference(in: "content") }.sorted()),
          orElse: picture == clinic.icon
            ? "put it into content as .svg or .png" : "put it into content as .jpg, .png or .webp")
      }
  }

  /// What keeps telephones from showing the icon of the site, once its picture has been read; nil where
  /// they can show it.
  ///
  /// Source: Apple, Configuring Web Applications (180 pixels); W3C, Web Application Manifest, `icons`.
  static func iconProblem(_ content: SiteContent) -> Diagnostic? {
    guard let icon = content.clinic.icon, let file = content.media[icon.value] else { return nil }
    let message: String
    if !MediaFile.canBeIcon(file.path) {
      message = "\(file.path.name.quoted) is neither SVG nor PNG"
    } else if let width = file.width, let height = file.height, width != height {
      message = "the icon is not square but \(width) × \(height) pixels"
    } else if !file.isDrawing, let width = file.width, width < 180 {
      message = "the icon is \(width) pixels wide"
    } else {
      return nil
    }
    return Diagnostic(
      ContentProblem.badIcon, message, at: icon.location,
      help: "take a square SVG, or a square PNG of at least 180 pixels")
  }
}
