import Dispatch
import Foundation
import Synchronization

/// What libFuzzer calls (see "libFuzzer"): before anything else, and with each input.
enum Fuzz {
  private static let trial = Mutex<FuzzTrial?>(nil)

  /// Makes ready what the program's first argument names, and puts the options of libFuzzer for it
  /// in place of its first two.
  static func start(_ arguments: [String]) async throws -> [String] {
    guard arguments.count > 2, let target = FuzzTarget(rawValue: arguments[1]) else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
      print("usage: fuzz \(names) FOLDER [INPUT … | -OPTION=VALUE …]")
      exit(64)
    }
    let folder = try await FuzzFolder(arguments[2], target)
    let trial = try await target.trial()
    self.trial.withLock { $0 = trial }
    let own = Array(arguments.dropFirst(3))
    return [arguments[0]] + folder.options + own + folder.corpus(unless: own)
  }

  /// Ends the program when `input` makes it break a promise; libFuzzer then keeps the input.
  static func tryInput(_ input: [UInt8]) async throws {
    let broken = try await trial.withLock(\.self)?(input) ?? []
    if !broken.isEmpty { fatalError(broken.prefix(5).joined(separator: "\n")) }
  }

  /// Returns when `work` has ended.
  static func wait(for work: @escaping @Sendable () async throws -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do { try await work() } catch { fatalError("\(error)") }
      done.signal()
    }
    done.wait()
  }
}

@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let arguments = Mutex(CommandLine.arguments)
  Fuzz.wait {
    let all = try await Fuzz.start(arguments.withLock(\.self))
    arguments.withLock { $0 = all }
  }
  let all = arguments.withLock(\.self)
  let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: all.count + 1)
  copies.initialize(repeating: nil, count: all.count + 1)
  for (number, argument) in all.enumerated() { copies[number] = strdup(argument) }
  count.pointee = CInt(all.count)
  values.pointee = copies
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func tryInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  Fuzz.wait { try await Fuzz.tryInput(input) }
  return 0
}
