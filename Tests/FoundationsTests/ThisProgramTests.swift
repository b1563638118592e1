import Foundation
import Testing

@testable import Foundations

@Suite struct ThisProgramTests {
  @Test func knowsItsFile() throws {
    let identity = try #require(ThisProgram.identity)
    #expect(identity == ThisProgram.identity)
    #expect(identity.first == Bundle.main.executablePath)
    let attributes = try FileManager.default.attributesOfItem(atPath: identity[0])
    let size = try #require(attributes[.size] as? Int)
    #expect(identity[1] == String(size))
  }

  @Test func countsProcessors() {
    #expect((1...ProcessInfo.processInfo.processorCount).contains(ThisProgram.processors))
  }
}
