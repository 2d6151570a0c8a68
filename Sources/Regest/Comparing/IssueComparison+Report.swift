internal import ArchivalReference
internal import CanonicalJSON
internal import Fingerprint

/// The comparison for people: first the manifests, then source by source what changed.
extension IssueComparison {
  /// What both manifests say of themselves.
  public var heading: String {
    let rows = [earlier, later].map {
      "\($0.statement.register.hex.prefix(12))… (\(Summary.count($0.statement.registerRows, "row")))"
    }
    let rules = [earlier, later].map(\.statement.rules.text)
    return Self.line("earlier", Self.text(earlier)) + Self.line("later", Self.text(later))
      + Self.line("register", Self.text(rows, isSame: isSameRegister))
      + Self.line("rules", Self.text(rules, isSame: isSameRules))
      + Self.line(
        "sources",
        RecordChange.SourceFate.allCases.map { fate in
          "\(sources[fate] ?? 0) \(fate.rawValue)"
        }.joined(separator: ", "))
  }

  /// Whether both were made against one snapshot of the register.
  var isSameRegister: Bool { earlier.statement.register == later.statement.register }

  /// Whether both were made by the same rules.
  var isSameRules: Bool { earlier.statement.rules == later.statement.rules }

  private static func text(_ folder: IssuedFolder) -> String {
    let statement = folder.statement
    return "\(folder.path.display): \(folder.id), "
      + Summary.count(statement.sourceTree.count, "source") + ", "
      + Summary.count(statement.recordTree.count, "record")
  }

  private static func text(_ values: [String], isSame: Bool) -> String {
    isSame ? "the same: \(values[0])" : "another: \(values[0]), then \(values[1])"
  }

  private static func line(_ name: String, _ text: String) -> String {
    name + String(repeating: " ", count: max(1, 10 - name.count)) + text + "\n"
  }
}

extension IssueComparison.Counts {
  /// One line: `1 verdict, 0 reading, 0 basis, 2 new, 1 lost; 7 as they were`.
  public var text: String {
    RecordChange.Kind.allCases.map { "\(changes[$0] ?? 0) \($0.rawValue)" }
      .joined(separator: ", ") + "; \(same) as they were"
  }
}

extension RecordChange {
  /// The line above the changes of one source.
  public var heading: String {
    let word = source == .same ? "" : ": \(source.rawValue)"
    return "\n\(path.display)\(word)\n"
  }

  /// The change for people, ended by a line end.
  public var text: String {
    let record = later ?? earlier
    let canonical = record?.json["canonical"]?.stringValue?.printable ?? ""
    let place = [earlier, later].compactMap { $0?.lineAndColumn }
    var head = "  \(kind.rawValue)" + String(repeating: " ", count: 9 - kind.rawValue.count)
    head += Set(place).count == 1 ? place[0] : place.joined(separator: " → ")
    var lines = ["\(head)  \(canonical)"]
    switch kind {
    case .new, .lost: lines.append("\(record?.verdictText ?? ""); \(reason)")
    case .verdict:
      lines.append(
        "\(earlier?.verdictText ?? "") → \(later?.verdictText ?? ""); \(reason)")
    case .reading, .basis: lines.append("\(later?.verdictText ?? "") both times; \(reason)")
    }
    lines += differences.filter { [.reading, .place].contains($0.kind) }.map {
      $0.text("earlier", "later")
    }
    lines += differences.entryChanges(
      gone: "rests now on", new: "rests no longer on", other: "rests on other content of")
    return lines.joined(separator: "\n           ") + "\n"
  }

  /// Why it changed.
  private var reason: String {
    if causes.isEmpty { return "nothing explains it: `regest verify` both" }
    return causes.map { cause in
      switch cause {
      case .source where source == .new: "the source is new"
      case .source where source == .gone: "the source is gone"
      case .source: "the source changed"
      case .register: "the register is another"
      case .rules: "the rules are others"
      }
    }.joined(separator: ", ")
  }
}

/// The comparison for programs, one JSON object a line.
extension JSONReport {
  /// `{"type":"comparison", …}`: the first line, about both manifests.
  public static func line(_ comparison: IssueComparison) -> [UInt8] {
    func json(_ folder: IssuedFolder) -> JSON {
      let statement = folder.statement
      return [
        "manifest": .string(folder.id.description),
        "sources": .integer(Int64(statement.sourceTree.count)),
        "records": .integer(Int64(statement.recordTree.count)),
        "register": [
          "rows": .integer(Int64(statement.registerRows)),
          "sha256": .string(statement.register.hex),
        ],
        "rules": statement.rules.json,
      ]
    }
    let line: JSON = [
      "type": "comparison", "earlier": json(comparison.earlier), "later": json(comparison.later),
      "sameRegister": .bool(comparison.isSameRegister),
      "sameRules": .bool(comparison.isSameRules),
    ]
    return line.lineBytes() + [0x0A]
  }

  /// `{"type":"change", …}`: one record.
  public static func line(_ change: RecordChange) -> [UInt8] {
    func json(_ record: FoundRecord) -> JSON {
      JSON(optional: [
        ("record", .string(record.id.description)), ("place", record.json["place"]),
        ("verdict", record.json["verdict"]),
      ])
    }
    return JSON(
      optional: [
        ("type", "change"), ("change", .string(change.kind.rawValue)),
        ("path", .string(change.path.display)), ("source", .string(change.source.rawValue)),
        ("canonical", (change.later ?? change.earlier)?.json["canonical"]),
        ("earlier", change.earlier.map(json)), ("later", change.later.map(json)),
        ("causes", .array(change.causes.map { .string($0.rawValue) })),
        (
          "differences",
          .array(
            change.differences.map {
              JSON(optional: [
                ("field", .string($0.field)), ("earlier", $0.expected), ("later", $0.found),
              ])
            })
        ),
      ]
    ).lineBytes() + [0x0A]
  }

  /// `{"type":"summary", …}`: the last line of a comparison.
  public static func line(_ counts: IssueComparison.Counts) -> [UInt8] {
    let changes = RecordChange.Kind.allCases.map {
      JSON.Member(name: $0.rawValue, value: .integer(Int64(counts.changes[$0] ?? 0)))
    }
    let sources = RecordChange.SourceFate.allCases.map {
      JSON.Member(name: $0.rawValue, value: .integer(Int64(counts.sources[$0] ?? 0)))
    }
    let line: JSON = [
      "type": "summary", "changes": .object(changes), "same": .integer(Int64(counts.same)),
      "sources": .object(sources), "equal": .bool(counts.areEqual),
    ]
    return line.lineBytes() + [0x0A]
  }
}
