import Facts

/// A drawing of the layers of the skin with a needle into each layer that is injected.
struct SkinPicture: Sendable {
  private static let skinTop = 68
  private static let needleTop = 4
  private static let labelLimit = 95

  private let treatment: InContext<Treatment>

  /// The drawing for `treatment`; nil when its facts name no layer.
  init?(_ treatment: InContext<Treatment>) {
    guard !treatment.injectedInto.isEmpty else { return nil }
    self.treatment = treatment
  }

  var svg: String {
    let strings = treatment.context.strings
    let layers = SkinLayer.allCases.map { layer in
      isTarget(layer) ? "\(name(layer)): \(strings.text(.skinHere))" : name(layer)
    }
    return drawing.svg(
      id: "\(treatment.id)-picture-skin",
      title: strings.text(.skinTitle, ["treatment": treatment.name.value]),
      description: ([strings.text(.skinOrder)] + layers).joined(
        separator: strings.text(.pictureSeparator)))
  }

  var drawing: Drawing {
    var drawing = Drawing()
    drawing.height = Self.skinTop
    var tips: [Int] = []
    for layer in SkinLayer.allCases {
      let top = drawing.height
      let words = words(layer)
      let height = max(Self.thickness(layer), words.count * Drawing.lineHeight + 12)
      drawLayer(layer, top: top, height: height, in: &drawing)
      draw(words, of: layer, top: top, in: &drawing)
      if isTarget(layer) { tips.append(Self.middle(ofLine: words.count - 1, below: top)) }
      drawing.height = top + height
    }
    for (index, tip) in tips.enumerated() {
      let room = 340 / tips.count
      let x = 620 + room * index + room / 2
      drawing.line("picture-leader", across: 580..<x, y: tip)
      drawNeedle(x: x, tip: tip, in: &drawing)
    }
    drawing.height += 3
    drawing.addLines(
      of: treatment.context.strings.text(.skinNotToScale), style: "picture-note")
    return drawing
  }

  private func isTarget(_ layer: SkinLayer) -> Bool { treatment.injectedInto.contains(layer) }

  private func name(_ layer: SkinLayer) -> String {
    treatment.context.strings.skinLayers[layer]
  }

  /// The lines that name a layer, and whether each belongs to the name.
  private func words(_ layer: SkinLayer) -> [PlacedText] {
    let names = TextMeasure.wrap(name(layer), limit: Self.labelLimit).map { ($0, "picture-label") }
    let here = isTarget(layer) ? treatment.context.strings.text(.skinHere) : ""
    let marks = TextMeasure.wrap(here, limit: Self.labelLimit).map { ($0, "picture-here") }
    return (names + marks).map { PlacedText($0, x: 25, baseline: 0, style: $1) }
  }

  private func draw(
    _ words: [PlacedText], of layer: SkinLayer, top: Int, in drawing: inout Drawing
  ) {
    for (index, word) in words.enumerated() {
      let baseline = Self.middle(ofLine: index, below: top) + 4
      drawing.add(PlacedText(word.text, x: word.x, baseline: baseline, style: word.style))
    }
  }

  private func drawLayer(
    _ layer: SkinLayer, top: Int, height: Int, in drawing: inout Drawing
  ) {
    let style = "picture-layer picture-\(layer.rawValue)"
    drawing.box(style, across: 0..<1000, top: top, height: height)
    switch layer {
    case .epidermis: drawing.line("picture-surface", across: 0..<1000, y: top)
    case .dermis:
      // The border to the layer above is wavy.
      drawing.stretched(
        "picture-layer picture-epidermis", top: top, height: 8, viewBox: "0 0 120 8",
        path: "M0 0V3" + String(repeating: "q3 6 6 0t6 0", count: 10) + "V0Z")
    case .fat: drawLobules(top: top, height: height, in: &drawing)
    case .muscle:
      for y in stride(from: top + 8, to: top + height - 3, by: 8) {
        drawing.line("picture-fibre", across: 600..<1000, y: y)
      }
    }
  }

  private func drawLobules(top: Int, height: Int, in drawing: inout Drawing) {
    for (row, y) in stride(from: top + 9, to: top + height - 5, by: 15).enumerated() {
      for x in stride(from: row.isMultiple(of: 2) ? 630 : 665, through: 975, by: 70) {
        drawing.disc("picture-lobule", x: x, y: y, radius: 6)
      }
    }
  }

  /// A syringe above the skin with its needle down to `tip`.
  private func drawNeedle(x: Int, tip: Int, in drawing: inout Drawing) {
    let top = Self.needleTop
    drawing.group(
      x: x, y: 0,
      """
      <rect class="picture-plunger" x="-0.1em" y="\(Drawing.em(top))" width="0.2em" height="2em"/>
      <rect class="picture-plunger" x="-0.6em" y="\(Drawing.em(top))" width="1.2em" height="0.3em"/>
      <rect class="picture-syringe" x="-0.6em" y="\(Drawing.em(top + 13))" width="1.2em" \
      height="3em" rx="0.2em"/>
      <rect class="picture-fluid" x="-0.4em" y="\(Drawing.em(top + 23))" width="0.8em" \
      height="1.8em"/>
      <rect class="picture-plunger" x="-0.2em" y="\(Drawing.em(top + 43))" width="0.4em" \
      height="0.7em"/>
      <rect class="picture-needle" x="-0.1em" y="\(Drawing.em(top + 50))" width="0.2em" \
      height="\(Drawing.em(tip - top - 50))"/>
      <circle class="picture-drop" cx="0" cy="\(Drawing.em(tip))" r="0.5em"/>

      """)
  }

  private static func middle(ofLine index: Int, below top: Int) -> Int {
    top + 14 + index * Drawing.lineHeight
  }

  private static func thickness(_ layer: SkinLayer) -> Int {
    switch layer {
    case .epidermis: 30
    case .dermis: 56
    case .fat: 64
    case .muscle: 44
    }
  }
}
