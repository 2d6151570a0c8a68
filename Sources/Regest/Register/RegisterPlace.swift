public import ArchivalReference

/// A place in a register by the numbers that lead to it: `RGASPI/558/11/740`.
public struct RegisterPlace: Hashable, Sendable {
  /// The key of the archive.
  public var archive: String
  /// The number of the fond; nil of an archive.
  public var fond: String?
  /// The number of the opis; nil above it, and of what lies in a fond without opisi.
  public var opis: String?
  /// The number of the delo; nil above it.
  public var delo: String?
  /// Whether the dela of a fond are meant that has no opisi, which a path writes as `-`.
  public var isWithoutOpisi = false

  /// The place that the parts of a path lead to; nil for none or more than four of them.
  public init?(_ parts: [String]) {
    guard (1...4).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    archive = parts[0]
    fond = parts.count > 1 ? parts[1] : nil
    isWithoutOpisi = parts.count > 2 && parts[2] == "-"
    opis = parts.count > 2 && !isWithoutOpisi ? parts[2] : nil
    delo = parts.count > 3 ? parts[3] : nil
  }

  /// How deep it lies.
  public var level: Level {
    if delo != nil { return .delo }
    if opis != nil || isWithoutOpisi { return .opis }
    return fond == nil ? .archive : .fond
  }

  /// The parts of its path.
  public var parts: [String] {
    var parts = [archive]
    if let fond { parts.append(fond) }
    if level >= .opis { parts.append(opis ?? "-") }
    if let delo { parts.append(delo) }
    return parts
  }

  /// The place above; nil of an archive.
  public var parent: RegisterPlace? { RegisterPlace(parts.dropLast()) }

  private init?(_ parts: ArraySlice<String>) {
    self.init(Array(parts))
  }
}

/// Where a page of a register's entries ended, so that the next one can go on from there.
public struct RegisterCursor: Hashable, Sendable, CustomStringConvertible {
  /// The number of the last entry, the first one of a range.
  var number: String
  /// The last number of a range; empty of a single entry.
  var last: String

  init(number: String, last: String = "") {
    self.number = number
    self.last = last
  }

  /// The cursor of a text that one gave; nil for another text.
  public init?(_ text: String) {
    let parts = text.split(separator: "…", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), text.utf8.count <= 256, !parts[0].isEmpty else {
      return nil
    }
    self.init(number: String(parts[0]), last: parts.count > 1 ? String(parts[1]) : "")
  }

  /// `740`, or `740…760`.
  public var description: String { last.isEmpty ? number : "\(number)…\(last)" }
}

extension RegisterPlace {
  /// The place that a shifr names down to a level; nil where it names no archive, or not that
  /// level.
  ///
  /// - Parameter level: the archive to the delo.
  public init?(_ shifr: Shifr, to level: Level) {
    guard let archive = shifr.archive, level <= .delo else { return nil }
    self.archive = archive
    if level >= .fond {
      guard let fond = shifr.fond else { return nil }
      self.fond = fond
    }
    if level >= .opis {
      opis = shifr.opis
      isWithoutOpisi = opis == nil
    }
    if level >= .delo {
      guard let delo = shifr.delo else { return nil }
      self.delo = delo
    }
  }

  /// The place of an entry; of a range of dela that of the first.
  public init(of entry: RegisterEntry) {
    switch entry {
    case .archive(let entry): archive = entry.key
    case .fond(let entry): (archive, fond) = (entry.archive, entry.fond)
    case .opis(let entry): (archive, fond, opis) = (entry.archive, entry.fond, entry.opis)
    case .delo(let entry):
      (archive, fond, opis, delo) = (entry.archive, entry.fond, entry.opis, entry.delo)
      isWithoutOpisi = opis == nil
    case .deloRange(let entry):
      (archive, fond, opis, delo) = (entry.archive, entry.fond, entry.opis, entry.deloFirst)
      isWithoutOpisi = opis == nil
    }
  }
}
