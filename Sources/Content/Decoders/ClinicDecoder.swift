import Diagnostics
import Facts
import YAML

/// Makes a clinic of `clinic.yaml`.
enum ClinicDecoder {
  /// The clinic; nil when `file` cannot be read at all.
  ///
  /// Every problem goes to `diagnostics`. Where one is an error, the clinic holds what could be
  /// read, so that other files can still be checked against it.
  static func decode(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Clinic? {
    guard let root = ContentFile(file: file).read(ClinicSchema.schema, &diagnostics) else {
      return nil
    }
    reportDuplicates(reviewers(root).map(\.id), &diagnostics)
    return clinic(root, top: SourceLocation(path: file.path), &diagnostics)
  }

  private static func clinic(
    _ root: YAMLNode, top: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) -> Clinic {
    let nothing = Located("", at: top)
    let region = root["region"]?.located(.region)
    let emergency = emergencyNumber(root, region, &diagnostics)
    let policy = root["review_policy"]?["interval_months"]?.value(.integer(1...36))
    return Clinic(
      name: root.text("name") ?? nothing, baseURL: root["base_url"]?.located(.baseURL) ?? nothing,
      region: region ?? nothing, locale: root["locale"]?.located(.locale) ?? nothing,
      currency: root["currency"]?.located(.currency) ?? Located(.none, at: top),
      phone: root["phone"]?.located(.phone) ?? nothing, emergencyNumber: emergency ?? nothing,
      email: root["email"]?.located(.email), address: root["address"].map(address),
      openingHours: openingHours(root),
      isSampleContent: root["sample_content"]?.value(.boolean) ?? false,
      allowsRawHTML: root["raw_html"]?.value(.boolean) ?? false,
      navigation: root["navigation"]?.items.compactMap { $0.located(.navigationTarget) } ?? [],
      topics: topics(root), reviewers: reviewers(root),
      reviewPolicy: policy.map { ReviewPolicy(intervalMonths: $0) } ?? ReviewPolicy())
  }

  private static func emergencyNumber(
    _ root: YAMLNode, _ region: Located<String>?, _ diagnostics: inout [Diagnostic]
  ) -> Located<String>? {
    if let node = root["emergency_number"] { return node.located(.emergencyNumber) }
    guard let region else { return nil }
    if let number = EmergencyNumbers.number(region: region.value) {
      return Located(number, at: region.location)
    }
    diagnostics.append(
      Diagnostic(
        "clinic/emergency-number", .error,
        "the emergency number of \(region.value.quoted) is not known here", at: region.location,
        help: "add 'emergency_number:' with the number that calls an ambulance"))
    return nil
  }

  private static func address(_ node: YAMLNode) -> Address {
    Address(
      street: node.text("street"), city: node.text("city"), area: node.text("area"),
      postcode: node.text("postcode"), country: node.text("country"))
  }

  private static func openingHours(_ root: YAMLNode) -> [OpeningHours] {
    (root["opening_hours"]?.items ?? []).compactMap { node in
      guard let days = node.text("days"), let hours = node.text("hours") else { return nil }
      return OpeningHours(days: days, hours: hours)
    }
  }

  private static func topics(_ root: YAMLNode) -> [Topic] {
    (root["topics"]?.entries ?? []).compactMap { entry in
      guard let title = entry.value.text("title") else { return nil }
      return Topic(id: entry.key, title: title, summary: entry.value.text("summary"))
    }
  }

  private static func reviewers(_ root: YAMLNode) -> [Reviewer] {
    (root["reviewers"]?.items ?? []).compactMap { node in
      guard let id = node["id"]?.located(.id), let name = node.text("name"),
        let role = node.text("role")
      else { return nil }
      return Reviewer(id: id, name: name, role: role, registration: node.text("registration"))
    }
  }

  private static func reportDuplicates(
    _ ids: [Located<String>], _ diagnostics: inout [Diagnostic]
  ) {
    diagnostics += Duplicates.find(ids).map { id, first in
      Diagnostic(
        "clinic/duplicate-id", .error, "two reviewers have the id \(id.value.quoted)",
        at: id.location, help: "give each reviewer an id of their own",
        notes: [.init("it is first used here", at: first)])
    }
  }
}
