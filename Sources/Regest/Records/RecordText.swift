internal import ArchivalReference
internal import CanonicalJSON

extension FoundRecord {
  /// The record as lines for people.
  public var text: String {
    var lines = ["\(id)"]
    func add(_ name: String, _ value: String?) {
      guard let value else { return }
      let padding = String(repeating: " ", count: max(1, 12 - name.count))
      lines.append("  " + name + padding + value.printable)
    }
    add("text", json["text"]?.stringValue)
    add("canonical", json["canonical"]?.stringValue)
    add("witness", json["witness"]?["text"]?.stringValue)
    add("verdict", verdictText)
    for entry in json["register"]?["entries"]?.arrayValue ?? [] {
      add("rests on", entry["entry"]?.stringValue)
    }
    add("place", place)
    add("levels", resolution)
    for issue in json["issues"]?.arrayValue ?? [] {
      add("issue", issue["code"]?.stringValue.map { "\($0) \(issue["name"]?.stringValue ?? "")" })
    }
    add("source", source.map { "\(RegestID(.source, $0))" })
    add("register", json["register"]?["sha256"]?.stringValue)
    add("rules", RulesIdentity(json["rules"])?.text)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The verdict in words.
  var verdictText: String? {
    guard let verdict = json["verdict"],
      let outcome = verdict["outcome"]?.stringValue.flatMap(Verdict.Outcome.init)
    else { return nil }
    return Verdict(
      outcome: outcome, depth: verdict["depth"]?.stringValue.flatMap(Level.init(name:)),
      stoppedAt: verdict["stoppedAt"]?.stringValue.flatMap(Level.init(name:))
    ).text
  }

  private var place: String? {
    guard let place = json["place"], let line = place["line"]?.integerValue,
      let column = place["column"]?.integerValue, let start = place["start"]?.integerValue,
      let end = place["end"]?.integerValue
    else { return nil }
    return "line \(line), column \(column), bytes \(start) to \(end)"
  }

  /// `LINE:COLUMN`.
  var lineAndColumn: String? {
    guard let line = json["place"]?["line"]?.integerValue,
      let column = json["place"]?["column"]?.integerValue
    else { return nil }
    return "\(line):\(column)"
  }

  private var resolution: String? {
    guard let resolution = json["resolution"] else { return nil }
    return ["archive", "fond", "opis", "delo", "list"].compactMap { level in
      resolution[level].map { "\(level) \(Self.origin($0))" }
    }.joined(separator: ", ")
  }

  private static func origin(_ json: JSON) -> String {
    switch json["from"]?.stringValue {
    case "document": "inferred from the document"
    case "reference": "inherited from byte \(json["start"]?.integerValue ?? 0)"
    default: json["from"]?.stringValue ?? ""
    }
  }
}
