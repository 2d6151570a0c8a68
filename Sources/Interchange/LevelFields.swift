/// The levels of a shifr that a file gives one by one, as the text of a reference, which the
/// parser then reads as it reads any other.
public struct LevelFields: Sendable {
  /// As the file has it, with or without a mark.
  public var fond: String?
  /// As the file has it, with or without a mark.
  public var opis: String?
  /// As the file has it, with or without a mark.
  public var delo: String?
  /// As the file has it, with or without a mark.
  public var lists: String?
  /// Whether the file is a unit of storage (ед. хр.).
  public var isUnit = false

  /// Levels, as far as they are given.
  public init(
    fond: String? = nil, opis: String? = nil, delo: String? = nil, lists: String? = nil,
    isUnit: Bool = false
  ) {
    self.fond = fond
    self.opis = opis
    self.delo = delo
    self.lists = lists
    self.isUnit = isUnit
  }

  /// Whether no level is given.
  public var isEmpty: Bool { fond == nil && opis == nil && delo == nil && lists == nil }

  /// `Ф. 558. Оп. 11. Д. 740. Л. 177–180`. A level that brings a mark of its own keeps it.
  public var text: String {
    let levels = [
      (fond, "Ф.", Self.fondHeads), (opis, "Оп.", Self.opisHeads),
      (delo, isUnit ? "Ед. хр." : "Д.", Self.deloHeads), (lists, "Л.", Self.listHeads),
    ]
    return levels.compactMap { value, mark, heads in
      value.map { Self.isMarked($0, heads) ? $0 : "\(mark) \($0)" }
    }.joined(separator: ". ")
  }

  /// The level because of which the reference is not read, and its value; nil where each
  /// level is read among others of which nothing is doubtful.
  public var misread: (level: String, value: String)? {
    let sound = LevelFields(fond: "1", opis: "1", delo: "1", lists: "1")
    var levels = [("fond", fond, sound), ("opis", opis, sound), ("delo", delo, sound)]
    levels.append(("lists", lists, sound))
    levels[0].2.fond = fond
    levels[1].2.opis = opis
    levels[2].2.delo = delo
    levels[3].2.lists = lists
    for (name, value, fields) in levels {
      guard let value else { continue }
      let item = try? ItemFields([.reference: "РГАСПИ. \(fields.text)"]).item()
      if item == nil { return (name, value) }
    }
    return nil
  }

  /// Whether a text begins with the mark of a level and a number, as `оп. 11` does.
  static func beginsWithMark(_ text: String) -> Bool {
    isMarked(text, fondHeads + opisHeads + deloHeads + listHeads)
  }

  private static let fondHeads = ["ф", "f"]
  private static let opisHeads = ["оп", "op"]
  private static let deloHeads = ["д", "ед", "d", "ed", "file"]
  private static let listHeads = ["л", "l", "p", "с"]

  /// Whether a value begins with a mark and a number: `оп. 11`, not `Р-5446` and not `ф1`.
  private static func isMarked(_ value: String, _ heads: [String]) -> Bool {
    let word = value.lowercased().unicodeScalars.prefix { $0.properties.isAlphabetic }
    guard let next = value.unicodeScalars.dropFirst(word.count).first else { return false }
    return (next == "." || next == " ") && heads.contains { String(Substring(word)).hasPrefix($0) }
  }
}
