/// Changes of files below a folder of which all are made or none: new texts are written beside the
/// old files, which wait beside them too until the last step has worked, and are put back if one
/// has not. Only a program that is killed, or a machine that stops, between two steps can leave
/// some of them made; the old files then still lie there, as `.careleaf-old-NAME`.
public struct FileChanges: Sendable {
  private enum Step: Sendable {
    case write(RelativePath, [UInt8])
    case remove(RelativePath)
    case move(RelativePath, to: RelativePath)
  }

  /// What a step needs to be undone.
  private enum Done {
    case made(RelativePath)
    /// The old file lies at `kept`.
    case replaced(RelativePath, kept: RelativePath)
    case moved(RelativePath, to: RelativePath)
  }

  /// Why the changes were not made, with the files whose old state could not be put back.
  public struct Failure: Error, Sendable, Hashable {
    public let problem: FileProblem
    public let notUndone: [RelativePath]
  }

  private var steps: [Step] = []

  public init() {}

  /// Then writes `bytes` to the file at `path`, over what it holds, with the folders that it takes.
  public mutating func write(_ bytes: [UInt8], to path: RelativePath) {
    steps.append(.write(path, bytes))
  }

  /// Then removes the file or link at `path`.
  public mutating func remove(_ path: RelativePath) { steps.append(.remove(path)) }

  /// Then moves the file or folder at `path` to `target`, where nothing may be. What was to be
  /// written below it is written first.
  public mutating func move(_ path: RelativePath, to target: RelativePath) {
    steps.append(.move(path, to: target))
  }

  /// Makes the changes in their order.
  /// - Returns: The old files that could not be removed in the end, which lie where they are.
  /// - Throws: `Failure` when the system refuses one of them, and none was made.
  public func apply(in disk: DiskFolder) throws(Failure) -> [RelativePath] {
    var done: [Done] = []
    do throws(FileProblem) {
      try prepare(in: disk)
      for step in steps { try make(step, in: disk, &done) }
    } catch {
      let notUndone = done.reversed().compactMap { Self.undo($0, in: disk) }
      for case .write(let path, _) in steps where !notUndone.contains(path) {
        for file in [Self.fresh(path), Self.kept(path)] { try? disk.remove(file) }
      }
      throw Failure(problem: error, notUndone: notUndone)
    }
    return Self.clean(done, in: disk)
  }
}

extension FileChanges {
  private static func fresh(_ path: RelativePath) -> RelativePath {
    path.parent.appending(".careleaf-\(path.name)")
  }

  private static func kept(_ path: RelativePath) -> RelativePath {
    path.parent.appending(".careleaf-old-\(path.name)")
  }

  /// Writes whatever takes room, so that a full disk is noticed before anything has changed.
  private func prepare(in disk: DiskFolder) throws(FileProblem) {
    for case .write(let path, let bytes) in steps {
      try disk.makeFolder(path.parent)
      try Self.put(bytes, at: Self.fresh(path), for: path, in: disk)
      guard try disk.look(at: path).kind == .file else { continue }
      let old = try disk.open(path)
      try Self.put(try old.read(old.size), at: Self.kept(path), for: path, in: disk)
    }
  }

  private static func put(
    _ bytes: [UInt8], at path: RelativePath, for target: RelativePath, in disk: DiskFolder
  ) throws(FileProblem) {
    var file = try disk.create(path, for: target)
    try file.write(bytes)
    try file.finish()
  }

  private func make(
    _ step: Step, in disk: DiskFolder, _ done: inout [Done]
  ) throws(FileProblem) {
    switch step {
    case .write(let path, _):
      let isThere = try disk.look(at: path).kind != .nothing
      try disk.move(Self.fresh(path), to: path)
      done.append(isThere ? .replaced(path, kept: Self.kept(path)) : .made(path))
    case .remove(let path):
      try disk.move(path, to: Self.kept(path))
      done.append(.replaced(path, kept: Self.kept(path)))
    case .move(let path, let target):
      guard try disk.look(at: target).kind == .nothing else {
        throw FileProblem(path: disk.shown(target), reason: "It is there already")
      }
      try disk.move(path, to: target)
      done.append(.moved(path, to: target))
    }
  }

  /// Undoes a step; the path of what could not be put back, otherwise nil.
  private static func undo(_ step: Done, in disk: DiskFolder) -> RelativePath? {
    do throws(FileProblem) {
      switch step {
      case .made(let path): try disk.remove(path)
      case .replaced(let path, let kept): try disk.move(kept, to: path)
      case .moved(let path, let target): try disk.move(target, to: path)
      }
      return nil
    } catch {
      switch step {
      case .made(let path), .replaced(let path, _), .moved(let path, _): return path
      }
    }
  }

  /// Removes the old files, where they lie by now, and the folders that they leave empty.
  private static func clean(_ done: [Done], in disk: DiskFolder) -> [RelativePath] {
    var moves: [(from: RelativePath, to: RelativePath)] = []
    for case .moved(let from, let to) in done { moves.append((from, to)) }
    var left: [RelativePath] = []
    for case .replaced(let path, let kept) in done {
      let file = moves.reduce(kept) { file, move in
        file.relative(to: move.from).map { move.to.appending($0.text) } ?? file
      }
      do throws(FileProblem) { try disk.remove(file) } catch { left.append(file) }
      guard let kind = try? disk.look(at: path).kind, kind == .nothing else { continue }
      var folder = path.parent
      while !folder.isEmpty, disk.removeFolder(folder) { folder = folder.parent }
    }
    return left
  }
}
