import Essentials
import Site
import Synchronization

/// What a build says on a terminal while it takes more than a second: one line, which goes when it is
/// over. Where nobody looks, it says nothing.
struct ProgressLine: Sendable {
  /// Goes back to the start of the line and clears it (ECMA-48).
  private static let clearing = "\r\u{1B}[K"

  private let ticker: Task<Void, Never>?
  private let line: Line

  /// - Parameter isWanted: Whether somebody wants to see it, if there is a terminal.
  init(isWanted: Bool) {
    let line = Line()
    self.line = line
    let isTerminal = isatty(STDERR_FILENO) == 1 && !Terminal.isDumb
    guard isWanted, isTerminal else {
      ticker = nil
      return
    }
    ticker = Task {
      for seconds in 1... {
        // Ends when the build does.
        guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
        line.show(seconds)
      }
    }
  }

  func didEnd(_ step: SitePipeline.Step) { line.didEnd(step) }

  /// Takes the line away; nothing is said afterwards.
  func end() {
    ticker?.cancel()
    line.end()
  }

  private final class Line: Sendable {
    private struct State {
      var stage = "reading the content"
      var isShown = false
      var hasEnded = false
    }

    private let state = Mutex(State())

    func didEnd(_ step: SitePipeline.Step) {
      state.withLock { state in
        switch step {
        case .comparedWithLastBuild: break
        case .read: state.stage = "checking the content"
        case .checked: state.stage = "making the pages"
        }
      }
    }

    func show(_ seconds: Int) {
      state.withLock { state in
        guard !state.hasEnded else { return }
        state.isShown = true
        Terminal.printError("\(ProgressLine.clearing)\(state.stage) … \(seconds) s")
      }
    }

    func end() {
      state.withLock { state in
        if state.isShown { Terminal.printError(ProgressLine.clearing) }
        state.isShown = false
        state.hasEnded = true
      }
    }
  }
}
