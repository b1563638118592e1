import Facts
import Testing

@testable import Presentation

/// Chances as pictures of people.
@Suite struct PeoplePictureTests {
  private func chance(_ low: Int?, _ high: Int?, of: Int, isAbout: Bool = false) -> Chance {
    func share(_ count: Int?) -> Chance.Share? {
      count.flatMap { Chance.Share(.init($0), in: .init(of)) }
    }
    return Chance(low: share(low), high: share(high), isApproximate: isAbout)
  }

  private func pictures(_ chances: [Chance?]) -> [String] {
    PeoplePicture.all(of: chances).map { picture in
      picture.map { "\($0.count) of \($0.of)" } ?? "none"
    }
  }

  @Test func takesTheSmallestNumberThatShowsEachChanceOfAList() {
    #expect(pictures([chance(1, 1, of: 10)]) == ["1 of 10"])
    #expect(pictures([chance(1, 1, of: 5), chance(3, 3, of: 10)]) == ["2 of 10", "3 of 10"])
    #expect(
      pictures([chance(1, 1, of: 5), nil, chance(1, 1, of: 100)]) == [
        "20 of 100", "none", "1 of 100",
      ])
    #expect(
      pictures([chance(1, 1, of: 1000), chance(1, 1, of: 10)]) == ["1 of 1000", "100 of 1000"])
    #expect(pictures([chance(1, 1, of: 17)]) == ["6 of 100"])
    #expect(pictures([chance(0, 0, of: 10), chance(10, 10, of: 10)]) == ["0 of 10", "10 of 10"])
  }

  @Test func leavesOutWhatAPictureWouldMakeSmallerOrCannotShow() {
    // More than 1 in 10 may be much more.
    #expect(pictures([chance(1, nil, of: 10)]) == ["none"])
    #expect(pictures([chance(1, 1, of: 1700), chance(1, 1, of: 10)]) == ["none", "1 of 10"])
    #expect(pictures([nil]) == ["none"])
  }

  @Test func showsTheUpperEndOfARange() {
    let range = Chance(
      low: Chance.Share(1, in: 100), high: Chance.Share(1, in: 10))
    #expect(pictures([range]) == ["1 of 10"])
    #expect(pictures([chance(nil, 1, of: 100)]) == ["1 of 100"])
  }

  /// How many figures the lines of each kind have, by the lengths of their heads.
  private func figures(_ picture: PeoplePicture) -> (yes: Int, no: Int) {
    let counts = ["people-yes", "people-no"].map { kind -> Int in
      let marks = picture.svg.split(separator: "<path ").filter {
        $0.hasPrefix("class=\"\(kind) people-heads\"")
      }
      let runs = marks.joined().split(separator: "M").dropFirst()
      return runs.reduce(0) { sum, run in
        let length = run.split(separator: "h").last?.prefix { $0.isNumber } ?? ""
        // The room between tens is 5 wider.
        let width = Int(length) ?? 0
        return sum + (0...50).filter { $0 * 10 + $0 / 10 * 5 <= width }.count
      }
    }
    return (counts[0], counts[1])
  }

  @Test(arguments: [0, 1, 5, 9, 10, 11, 19, 20, 37, 99, 100])
  func drawsAsManyFiguresAsItSays(count: Int) throws {
    for size in [100, 1000] {
      let other = chance(1, 1, of: size)
      let all = PeoplePicture.all(of: [chance(count, count, of: size), other])
      let picture = try #require(all[0])
      #expect(picture.of == size && picture.count == count)
      #expect(figures(picture) == (count, size - count))
    }
  }

  @Test func isNotReadOut() throws {
    let picture = try #require(PeoplePicture.all(of: [chance(1, 1, of: 10)])[0])
    #expect(picture.svg.contains("aria-hidden=\"true\""))
    #expect(!picture.svg.contains("<title") && !picture.svg.contains("role="))
  }
}
