import ArchivalReference
import Testing

/// A long text made of one piece over and over.
struct LongInput: Sendable, CustomTestStringConvertible {
  var start = ""
  var piece: String
  var count = 200_000

  var testDescription: String { "\(start)\(piece.debugDescription) to \(count) bytes" }

  var bytes: [UInt8] {
    var text = Array(start.utf8)
    let piece = Array(piece.utf8)
    text.reserveCapacity(count + piece.count)
    while text.count < count { text += piece }
    return text
  }
}

/// Nothing is timed here: a parser that is not linear does not come back.
@Suite(.timeLimit(.minutes(10))) struct LongInputTests {
  private static let reference = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11"

  @Test(arguments: [
    LongInput(piece: "Ф. 1. "), LongInput(piece: "Ф. "), LongInput(piece: "Ф"),
    LongInput(piece: "Оп. 1 "), LongInput(piece: "Д. 1, "), LongInput(piece: "Л. 1. "),
    LongInput(piece: "Л. Л. "), LongInput(piece: "; "), LongInput(piece: ";"),
    LongInput(piece: "("), LongInput(piece: "()"), LongInput(piece: "«"), LongInput(piece: "["),
    LongInput(piece: "Там же. "), LongInput(piece: "Там "), LongInput(piece: "Ibid., "),
    LongInput(piece: "Там же. Л. 1. "), LongInput(piece: "Там же. С. 1. "),
    LongInput(piece: "С. 1. "), LongInput(piece: "РГАСПИ "), LongInput(piece: "РГАСПИ"),
    LongInput(piece: "ЦА "), LongInput(piece: "АП Р"), LongInput(piece: "ГА РФ 1 "),
    LongInput(piece: "Российский государственный архив социально-политической "),
    LongInput(piece: "Центральный "), LongInput(piece: "1"), LongInput(piece: "1 "),
    LongInput(piece: "1, "), LongInput(piece: "1-"), LongInput(piece: "1/"),
    LongInput(piece: "1."), LongInput(piece: " "), LongInput(piece: "\n"),
    LongInput(piece: " \n"), LongInput(piece: "\r\n"), LongInput(piece: "\u{A0}"),
    LongInput(piece: "\u{AD}"), LongInput(piece: "."), LongInput(piece: ","),
    LongInput(piece: "-"), LongInput(piece: "об. "), LongInput(piece: "№ "),
    LongInput(piece: "о", count: 300_000), LongInput(piece: "f", count: 300_000),
    LongInput(piece: "Ф1", count: 300_000), LongInput(piece: "А.Б."),
    LongInput(piece: "Ф. 1. Оп. 1. Д. 1. Л. 1. "), LongInput(piece: "Ф. 1. Оп. 1. Д. 1\n\n"),
    LongInput(piece: "\(reference). "), LongInput(piece: "\(reference); "),
    LongInput(piece: "РГАСПИ. Ф. 17; "), LongInput(piece: "Автограф. "),
    LongInput(piece: "RGASPI 1.1.1.1; "), LongInput(piece: "RGASPI, f. 1, "),
    LongInput(start: "РГАСПИ. Ф. 17. Оп. 3. Д. 904. ", piece: "Указ. дело. Л. 1. "),
    LongInput(piece: "(1)"), LongInput(piece: "Ф. (а) 1 "), LongInput(piece: "Ед. "),
    LongInput(piece: "Ед. хр. "), LongInput(piece: "од. зб. "),
  ])
  func isReadInLinearTime(_ input: LongInput) {
    check(input.bytes)
  }

  @Test(arguments: [
    ", 1", ",\n1", "–1", "–", ", 1–2 об.", " об.", "а", "1", "; ", ";", "; Д. 1", "; Д. 1. Л. 2",
    "; Л. 2", "; Ф. 1", "; и ", "; слово", ". Там же. Л. 1", ". Там же", ". Там же. С. 1",
    " (", " (1)", ". Копия", ". Копия.", ". Копия. Машинопись", ". Автограф; ", " ", "\n", " \n",
    "\u{AD}", ".", ",", " – ", " // ", ". слово", ", 12 мая", ". 11",
  ])
  func isReadInLinearTime(after piece: String) {
    check(LongInput(start: Self.reference, piece: piece).bytes)
  }

  @Test(arguments: [0x00, 0x80, 0xBF, 0xC3, 0xD0, 0xE2, 0xF0, 0xFF] as [UInt8])
  func bytesThatAreNotUTF8(_ byte: UInt8) {
    let run = [UInt8](repeating: byte, count: 200_000)
    check(run)
    check(Array(Self.reference.utf8) + run)
    check(run + Array(Self.reference.utf8))
  }

  /// A mark inside a word of hundreds of bytes, as in base64 or minified markup.
  /// The parser runs in a process of its own, so that a trap is one failure.
  @Test func marksInLongWords() async {
    await #expect(processExitsWith: .success) {
      for size in stride(from: 0, through: 700, by: 20) {
        let word = String(repeating: "x", count: size)
        for mark in ["Ф.17", "F17", "РГАСПИ.Ф.17.Оп.3", "ibid.l.5", "д/5/л/6"] {
          let tail = String(repeating: "y", count: 700 - size)
          for text in ["\(word).\(mark).\(tail)", "\(word)/\(mark)/\(word)", "\(word).\(mark)"] {
            _ = ReferenceParser().references(in: Array(text.utf8))
          }
        }
      }
    }
  }

  private func check(_ text: [UInt8]) {
    let references = ReferenceParser().references(in: text)
    var end = 0
    for reference in references {
      guard reference.range.lowerBound >= end, reference.range.upperBound <= text.count else {
        Issue.record("\(reference.range) after \(end)")
        return
      }
      end = max(reference.range.upperBound, reference.witness?.range.upperBound ?? 0)
    }
  }
}
