import Foundation
import Testing

@testable import Foundations

@Suite struct OtherProgramTests {
  private func shell(_ script: String, keepsOutput: Bool = true) -> OtherProgram.Outcome {
    OtherProgram.run(["sh", "-c", script], keepsOutput: keepsOutput)
  }

  @Test func tellsHowAProgramEnds() {
    #expect(shell("exit 0").status == 0)
    #expect(shell("exit 3", keepsOutput: false).status == 3)
    #expect(shell("kill -TERM $$").status == 128 + SIGTERM)
  }

  @Test func tellsOfAProgramThatIsNotThere() {
    let outcome = OtherProgram.run(["no-such-program-anywhere", "x"], keepsOutput: true)
    #expect(outcome.status == OtherProgram.isMissing)
    #expect(outcome.output.isEmpty)
  }

  @Test func tellsOfWhatIsNoProgram() {
    #expect(OtherProgram.run(["/etc/passwd"], keepsOutput: false).status == OtherProgram.isRefused)
  }

  @Test func keepsAllThatIsWritten() {
    // More than a pipe holds, so that the program waits until it is read.
    let outcome = shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i + 1)); done")
    #expect(outcome.output.count == 220_000)
    #expect(shell("echo out; echo error >&2").output == Array("out\n".utf8))
    #expect(shell("echo out", keepsOutput: false).output.isEmpty)
  }

  @Test func passesWordsAsTheyAre() {
    let words = ["printf", "%s|", "a b", "$HOME", "'", "", "ü"]
    #expect(
      OtherProgram.run(words, keepsOutput: true).output == Array("a b|$HOME|'||ü|".utf8))
  }

  @Test func givesNoInputAndTheEnvironment() {
    #expect(shell("cat").output.isEmpty)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    #expect(shell("printf %s \"$PATH\"").output == Array(path.utf8))
  }

  #if os(Linux)
    /// Or a browser would keep the port of the preview that opened it.
    @Test func runsManyThatInheritNothing() async {
      let count = "set -- /proc/$$/fd/*; echo $#"
      let counts = await withTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<8 { group.addTask { shell(count).output } }
        return await group.reduce(into: Set()) { $0.insert($1) }
      }
      // Standard input, output and error, and the folder that is listed.
      #expect(counts == [Array("4\n".utf8)])
    }
  #endif
}
