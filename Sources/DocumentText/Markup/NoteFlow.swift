/// The notes of a file, to be put behind its text in the order of the marks that point at them.
///
/// A note without a mark stands where it was met, as does one that was cut out of a sentence.
struct NoteFlow {
  private struct Note {
    var flow: TextBuilder.Flow
    var start: Int
    /// Whether it stands at its own place even where something points at it.
    var isInSentence: Bool
  }

  /// A note that is being read.
  struct Open {
    var number: Int
    /// Whether other notes stand in it, each by itself.
    var isSection: Bool
  }

  private enum Event {
    case note(Int)
    case mark([UInt8])
  }

  private var notes: [Note] = []
  private var named: [[UInt8]: Int] = [:]
  private var events: [Event] = []

  /// Takes down a note, which a flow of its own holds.
  ///
  /// - Returns: its number.
  mutating func add(_ flow: TextBuilder.Flow, at start: Int, isInSentence: Bool) -> Int {
    notes.append(Note(flow: flow, start: start, isInSentence: isInSentence))
    events.append(.note(notes.count - 1))
    return notes.count - 1
  }

  /// Gives a note one more name that marks may point at; the first note of a name has it.
  mutating func name(_ note: Int, _ name: ArraySlice<UInt8>) {
    guard let name = Self.decoded(name), named[name] == nil else { return }
    named[name] = note
  }

  /// Takes down what points at a note, by its address behind the last `#`.
  mutating func addMark(_ fragment: ArraySlice<UInt8>) {
    if let fragment = Self.decoded(fragment) { events.append(.mark(fragment)) }
  }

  /// The flow of a note.
  func flow(of note: Int) -> TextBuilder.Flow { notes[note].flow }

  /// Puts the notes together as one flow behind all others.
  func finish(_ builder: inout TextBuilder) {
    guard !notes.isEmpty else { return }
    var isMarked = [Bool](repeating: false, count: notes.count)
    for case .mark(let name) in events {
      if let note = named[name], !notes[note].isInSentence { isMarked[note] = true }
    }
    let flow = builder.addFlow()
    for event in events {
      switch event {
      case .note(let note): if isMarked[note] { continue } else { write(note, to: flow, &builder) }
      case .mark(let name):
        guard let note = named[name], isMarked[note] else { continue }
        // A note that was moved once is empty.
        write(note, to: flow, &builder)
      }
    }
  }

  private func write(_ note: Int, to flow: TextBuilder.Flow, _ builder: inout TextBuilder) {
    guard !builder.isEmpty(notes[note].flow) else { return }
    builder.endParagraph(at: notes[note].start, in: flow)
    builder.move(notes[note].flow, behind: flow)
  }

  private static let longestName = 1024

  /// A name with its `%D0` read (RFC 3986, 2.1); nil for one of no or too many bytes.
  private static func decoded(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    guard !name.isEmpty, name.count <= longestName else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    var rest = name
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == 0x25, digits.count == 2 {
        bytes.append(UInt8(digits[0] << 4 | digits[1]))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
