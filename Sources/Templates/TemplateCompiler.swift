import Foundations

/// Makes the program of a template that was checked.
struct TemplateCompiler {
  private let templates: [String: TemplateFile]
  private var program = TemplateProgram()
  /// The sections around the place that is being compiled.
  private var scopes: NameScopes
  /// What the blocks of the layouts in use are filled with.
  private var blocks: [String: [TemplateNode]] = [:]
  /// Where the last section ends: text before and after that is not one.
  private var lastEnd = 0
  private var depth = 0
  /// The nodes and bytes so far; `Self.mostNodes` once it has been given up.
  private var size = 0

  /// A check follows each use of a template once, a program holds all: with a few templates that
  /// use one another twice, there is no end to them. Usual are 10,000, and a depth of 10.
  private static let mostNodes = 1 << 22
  private static let mostLevels = 400

  private init(_ templates: [String: TemplateFile], root: ViewFields) {
    self.templates = templates
    scopes = NameScopes(root: root)
  }

  /// The program of `template`, which uses others of `templates`, for pages that offer `root`; nil
  /// when it would be too large.
  static func program(
    of template: TemplateFile, using templates: [String: TemplateFile], offering root: ViewFields
  ) -> TemplateProgram? {
    var compiler = TemplateCompiler(templates, root: root)
    compiler.compile(template.nodes)
    return compiler.size < mostNodes ? compiler.program : nil
  }

  private mutating func compile(_ nodes: [TemplateNode]) {
    guard depth < Self.mostLevels else {
      size = Self.mostNodes
      return
    }
    depth += 1
    for node in nodes where size < Self.mostNodes {
      size += 1
      compile(node)
    }
    depth -= 1
  }

  private mutating func compile(_ node: TemplateNode) {
    switch node {
    case .text(let text): append(text)
    case .value(let tag): compileValue(tag)
    case .section(let tag, let body): compileSection(tag, body)
    case .partial(let tag): compile(templates[TemplateFile.partialFolder + tag.name]?.nodes ?? [])
    case .layout(let tag, let body): compileLayout(tag, body)
    case .block(let tag, let body): compileBlock(tag, body)
    }
  }

  private mutating func append(_ text: [UInt8]) {
    size += text.count
    let start = program.text.count
    program.text += text
    let end = program.text.count
    if case .text(let last) = program.instructions.last, program.instructions.count > lastEnd {
      program.instructions[program.instructions.count - 1] = .text(last.lowerBound..<end)
    } else {
      program.instructions.append(.text(start..<end))
    }
  }

  private mutating func compileValue(_ tag: TemplateTag) {
    switch scopes.meaning(of: tag.path) {
    case .value(_, .fixed(let text)): append(Array(HTMLEscape.escape(text).utf8))
    case .value(let place, _): program.instructions.append(.value(name(at: place)))
    case .unknown, .noText: break
    }
  }

  private mutating func compileSection(_ tag: TemplateTag, _ body: [TemplateNode]) {
    let isInverted = tag.kind == .invertedSection
    guard case .value(let place, let shape) = scopes.meaning(of: tag.path) else {
      if isInverted { compile(body) }
      return
    }
    let name = name(at: place)
    let start = program.instructions.count
    program.instructions.append(.skipIf(name, end: start))
    let outer = scopes
    if !isInverted { scopes.enter(tag.name, shape) }
    let isEntered = scopes.trail.count > outer.trail.count
    compile(body)
    scopes = outer
    if isEntered { program.instructions.append(.repeatOrLeave(start: start + 1)) }
    lastEnd = program.instructions.count
    program.instructions[start] =
      isInverted
      ? .skipIf(name, end: lastEnd)
      : isEntered ? .enter(name, end: lastEnd) : .skipUnless(name, end: lastEnd)
  }

  /// What the page fills comes before what a layout on the way to the outermost one fills.
  private mutating func compileLayout(_ tag: TemplateTag, _ body: [TemplateNode]) {
    let outer = blocks
    for case .block(let block, let content) in body where blocks[block.name] == nil {
      blocks[block.name] = content
    }
    compile(templates[TemplateFile.layoutFolder + tag.name]?.nodes ?? [])
    blocks = outer
  }

  /// What fills a block is not seen in itself.
  private mutating func compileBlock(_ tag: TemplateTag, _ body: [TemplateNode]) {
    guard let filled = blocks.removeValue(forKey: tag.name) else { return compile(body) }
    compile(filled)
    blocks[tag.name] = filled
  }

  private mutating func name(at place: ValuePlace) -> TemplateProgram.Name {
    let start = program.slots.count
    program.slots += place.parts
    return TemplateProgram.Name(
      scope: place.scope, slot: place.slot, parts: start..<program.slots.count)
  }
}
