import ArchivalReference
import Regest

/// What may have been meant instead.
extension CitationCard {
  private static var mostNear: Int { 3 }

  /// Places of the register with the numbers of the citation in another fond or opis.
  func nearMisses() throws(RegestError) -> [[String: Any]] {
    let shifr = item.reference.shifr
    guard let stop = item.assessment.verdict.stoppedAt, stop != .archive, stop != .list,
      let key = shifr.archive, let dela = shifr.delo, let fond = shifr.fond
    else { return [] }
    let lineage = ArchiveTable.standard[key]?.lineage ?? key
    let delo = String(dela.prefix { $0 != "," && $0 != "-" })
    var places: [RegisterPlace] = []
    if stop != .fond {
      for opis in try register.opisi(holding: delo, in: lineage, fond)
      where opis.opis != shifr.opis {
        places += [RegisterPlace([lineage, fond, opis.opis, delo])].compactMap { $0 }
      }
    }
    if stop != .delo, let opis = shifr.opis {
      for other in try register.fonds(holding: opis, delo, in: lineage) where other.fond != fond {
        places += [RegisterPlace([lineage, other.fond, opis, delo])].compactMap { $0 }
      }
    }
    var near: [[String: Any]] = []
    for place in places.prefix(Self.mostNear) {
      let entry = try register.item(at: place)
      var content = [
        "href": RegisterText.address(of: place),
        "label": RegisterText.label(of: place, in: language, isWhole: true),
      ]
      content["title"] = entry.flatMap { RegisterText.title(of: $0.entry, in: language) }
      near.append(content)
    }
    return near
  }

  /// Misprints and transfers that the register knows of what is cited.
  func moves() throws(RegestError) -> [[String: Any]] {
    let shifr = item.reference.shifr
    let codes = item.assessment.findings.map(\.code)
    guard codes.contains(.knownErratum) || codes.contains(.transferred),
      let archive = shifr.archive
    else { return [] }
    let rows = try register.concordance(
      from: archive, fond: shifr.fond, opis: shifr.opis, delo: shifr.delo
    ).filter { $0.from.fond != nil }
    let depth = rows.map(\.level).max()
    return rows.filter { $0.level == depth }.compactMap {
      RegisterText.move($0, to: true, language)
    }
  }
}
