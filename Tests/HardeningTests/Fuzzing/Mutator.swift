import Chance

/// Makes inputs out of others by chance, the same ones for the same seed.
struct Mutator {
  private var chance: SplitMix64
  private let seeds: [[UInt8]]
  private let words: [[UInt8]]

  /// A maker of variants of `seeds`, into which it puts `words` at places they do not belong.
  init(seed: UInt64, seeds: [[UInt8]], words: [[UInt8]]) {
    chance = SplitMix64(seed: seed)
    self.seeds = seeds
    self.words = words
  }

  /// The next input.
  mutating func next() -> [UInt8] {
    var bytes = seeds.randomElement(using: &chance) ?? []
    for _ in 0..<Int.random(in: 1...12, using: &chance) { change(&bytes) }
    return Array(bytes.prefix(20_000))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let range = range(in: bytes)
    switch Int.random(in: 0..<9, using: &chance) {
    case 0: bytes.removeSubrange(range)
    case 1: bytes.insert(contentsOf: bytes[range], at: place(in: bytes))
    case 2: bytes.replaceSubrange(range, with: word)
    case 3, 4, 5: bytes.insert(contentsOf: word, at: place(in: bytes))
    case 6:
      let many = Int.random(in: 2...200, using: &chance)
      bytes.insert(contentsOf: repeatElement(word, count: many).joined(), at: place(in: bytes))
    case 7:
      let other = seeds.randomElement(using: &chance) ?? []
      bytes.insert(contentsOf: other[self.range(in: other)], at: place(in: bytes))
    default: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place(in: bytes))
    }
  }

  private var word: [UInt8] {
    mutating get { words.randomElement(using: &chance) ?? [] }
  }

  private mutating func place(in bytes: [UInt8]) -> Int {
    Int.random(in: 0...bytes.count, using: &chance)
  }

  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = place(in: bytes)
    let length = Int.random(in: 0...80, using: &chance)
    return start..<min(start + length, bytes.count)
  }
}
