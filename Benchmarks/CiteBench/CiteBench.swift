import ArchivalReference
import Citing
import Glibc

/// Times the printing of citations in each style, in this process and on one core.
///
///     CiteBench [COUNT]
///
/// Prints one JSON line a style: how many citations were printed a second of processor
/// time, as a sequence of items with author, addressee, title and date that change their
/// delo and lists.
@main
struct CiteBench {
  static func main() {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 200_000
    let items = Self.items()
    for style in StyleLibrary.styles {
      guard let compiled = try? CompiledStyle(style) else { continue }
      let start = processorTime()
      var sequence = CitationSequence(compiled, citing: items)
      var text: [UInt8] = []
      var bytes = 0
      var failures = 0
      for index in 0..<count {
        do {
          try sequence.append(items[index % items.count], to: &text)
        } catch {
          failures += 1
        }
        bytes += text.count
        text.removeAll(keepingCapacity: true)
      }
      let seconds = processorTime() - start
      print(
        """
        {"style":"\(style.name)","citations":\(count),"failures":\(failures),"bytes":\(bytes),\
        "perSecond":\(Int(Double(count) / seconds))}
        """)
    }
  }

  /// A thousand letters of twenty files.
  private static func items() -> [Item] {
    (0..<1000).map { index in
      var item = Item(
        shifr: Shifr(archive: "RGASPI", fond: "558", opis: "11", delo: "\(700 + index / 50)"),
        lists: [
          ListSpan(.init(digits: "\(index + 1)"), through: .init(digits: "\(index + 4)"))
        ])
      item.authors = [Name("Каганович, Л. М.")]
      item.recipients = [Name("Сталин, И. В.")]
      item.title = Wording("Письмо И. В. Сталину")
      item.genre = .letter
      item.date = ItemDate(year: 1932, month: 1 + index % 12, day: 1 + index % 28)
      item.witness = Wording("Автограф")
      item.number = index + 1
      return item
    }
  }

  /// Seconds of processor time; `clock` counts microseconds, as POSIX has it.
  private static func processorTime() -> Double { Double(clock()) / 1_000_000 }
}
