internal import CanonicalJSON
internal import Fingerprint

/// Why two records of one reference may differ. Raw values stand in reports.
public enum RecordCause: String, Sendable, CaseIterable, Comparable {
  /// The bytes of the source are others.
  case source
  /// The register is another snapshot.
  case register
  /// The rules of reading or checking are others.
  case rules

  /// The order in which they are told.
  public static func < (left: RecordCause, right: RecordCause) -> Bool {
    left.order < right.order
  }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Two records that are meant to be about one reference, an earlier one and a later one,
/// and what explains where they differ.
///
/// A record is a function of its source, register and rules, and each field of some of them
/// only: a verdict does not depend on the source but through what was read there, and what
/// was read does not depend on the register at all. A difference that none of them explains
/// is somebody's doing.
struct RecordPair {
  /// Of the source, the register and the rules those that are others.
  let changed: Set<RecordCause>
  /// The fields that differ, other than those that name the three; where the sources differ,
  /// without places.
  let differences: [RecordDifference]
  private var rulesOfReading: Bool
  private var rulesOfChecking: Bool

  init(_ earlier: JSON, _ later: JSON) {
    let pair = [earlier, later]
    let rules = pair.map { RulesIdentity($0["rules"]) }
    var changed: Set<RecordCause> = []
    for (name, cause) in [("source", RecordCause.source), ("register", .register)] {
      let digests = pair.map {
        $0[name]?["sha256"]?.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
      }
      if let first = digests[0], let second = digests[1], first != second {
        changed.insert(cause)
      }
    }
    rulesOfReading = false
    rulesOfChecking = false
    if let first = rules[0], let second = rules[1], first != second {
      changed.insert(.rules)
      rulesOfReading = first.readsOtherwise(than: second)
      rulesOfChecking = first.checks != second.checks || first.archives != second.archives
    }
    self.changed = changed
    let forms = changed.contains(.source) ? pair.map(Self.movable) : pair
    let comparable = forms.map(Self.withNamedEntries)
    let explained = Self.names.filter { changed.contains($0.value) }.map(\.key)
    differences = RecordDifference.fields(expected: comparable[0], found: comparable[1]).filter {
      field in
      !explained.contains { field.field == $0 || field.field.hasPrefix($0 + ".") }
    }
  }

  /// The fields that name what a record was made from.
  private static let names: [String: RecordCause] = [
    "source": .source, "place": .source, "register.sha256": .register, "rules": .rules,
  ]

  /// What explains a difference; nothing where that is somebody's doing.
  func causes(of difference: RecordDifference) -> Set<RecordCause> {
    switch difference.kind {
    case .place, .reading:
      var causes = changed.intersection([.source])
      if rulesOfReading { causes.insert(.rules) }
      return causes
    case .verdict, .basis:
      var causes = changed.intersection([.register])
      if rulesOfChecking { causes.insert(.rules) }
      // Another reference has another verdict.
      if let reading = differences.first(where: { $0.kind == .reading }) {
        causes.formUnion(self.causes(of: reading))
      }
      return causes
    }
  }

  /// A record whose offsets count from its own beginning, and which does not say where in
  /// its source levels were inherited from: so it is the same wherever it stands.
  private static func movable(_ json: JSON) -> JSON {
    let start = json["place"]?["start"]?.integerValue ?? 0
    return json.mapped { name, value in
      switch name {
      case "issues": .array((value.arrayValue ?? []).map { $0.rebased(to: start) })
      case "witness": value.rebased(to: start)
      case "resolution":
        value.mapped { _, origin in
          .object((origin.members ?? []).filter { $0.name == "from" })
        }
      default: value
      }
    }
  }

  /// A record whose entries of the register can be compared one by one.
  private static func withNamedEntries(_ json: JSON) -> JSON {
    json.mapped { name, value in
      name == "register" ? value.mapped { $0 == "entries" ? entries($1) : $1 } : value
    }
  }

  /// The digests of entries by their names; as it is where it is no list of them in the order
  /// of their names, which an object does not keep.
  private static func entries(_ json: JSON) -> JSON {
    guard let entries = json.arrayValue else { return json }
    var members: [JSON.Member] = []
    var last = ""
    for entry in entries {
      guard let name = entry["entry"]?.stringValue, let digest = entry["sha256"],
        entry.members?.count == 2, last.utf8.lexicographicallyPrecedes(name.utf8)
      else { return json }
      last = name
      members.append(JSON.Member(name: name, value: digest))
    }
    return .object(members)
  }
}

extension RecordDifference {
  /// The name of the entry of the register that it is about.
  var entry: String? {
    let beginning = "register.entries."
    return field.hasPrefix(beginning) ? String(field.dropFirst(beginning.count)) : nil
  }
}

extension [RecordDifference] {
  /// What became of the entries of the register, those of one fate in one sentence.
  ///
  /// - Parameters:
  ///   - gone: the words before entries that only the second record names.
  ///   - new: the words before those that only the first one names.
  ///   - other: the words before those that have other digests.
  func entryChanges(gone: String, new: String, other: String) -> [String] {
    let fates: [(words: String, isMeant: (RecordDifference) -> Bool)] = [
      (gone, { $0.expected == nil }), (new, { $0.found == nil }),
      (other, { $0.expected != nil && $0.found != nil }),
    ]
    return fates.compactMap { words, isMeant in
      let names = filter(isMeant).compactMap(\.entry)
      return names.isEmpty ? nil : "\(words) \(names.joined(separator: ", "))"
    }
  }
}

extension JSON {
  /// An object with another value for each name; anything else as it is.
  fileprivate func mapped(_ body: (String, JSON) -> JSON) -> JSON {
    guard let members else { return self }
    return .object(members.map { Member(name: $0.name, value: body($0.name, $0.value)) })
  }

  /// With offsets that count from a place.
  fileprivate func rebased(to start: Int64) -> JSON {
    mapped { name, value in
      guard name == "start" || name == "end", let offset = value.integerValue else { return value }
      let (result, overflows) = offset.subtractingReportingOverflow(start)
      return overflows ? value : .integer(result)
    }
  }
}
