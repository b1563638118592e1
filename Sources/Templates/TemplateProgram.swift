/// A template made ready for the view of one page: what it uses is put in its place, names are
/// slots, and what is the same on all pages is text.
struct TemplateProgram: Sendable {
  /// A name: the number of the section that has it, its slot there, and where in `slots` those of
  /// its further parts are.
  struct Name: Sendable {
    let scope: Int
    let slot: Int
    let parts: Range<Int>
  }

  enum Instruction: Sendable {
    /// Writes a part of `text`.
    case text(Range<Int>)
    case value(Name)
    /// Goes on at `end` unless there is what the name stands for.
    case skipUnless(Name, end: Int)
    /// Goes on at `end` if there is what the name stands for.
    case skipIf(Name, end: Int)
    /// Enters a section for what the name stands for; goes on at `end` when there is nothing.
    case enter(Name, end: Int)
    /// Goes back to `start` for the next element of the innermost section, or leaves it.
    case repeatOrLeave(start: Int)
  }

  var instructions: [Instruction] = []
  /// The UTF-8 of all text.
  var text: [UInt8] = []
  var slots: [Int] = []
}
