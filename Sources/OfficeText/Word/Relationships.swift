/// What a part of a package points at (ECMA-376, part 2, section 8), by the last word of its
/// type: `officeDocument`, `footnotes`.
struct Relationships {
  private var targets: [String: String] = [:]

  /// The relationships of a part, or of the package itself; none where it has no list of them.
  ///
  /// - Parameter part: The name of a member; empty for the package.
  init(of part: String, in package: Package) throws(OfficeFault) {
    let folder = part.split(separator: "/").dropLast().map(String.init)
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let list = (folder + ["_rels", "\(name).rels"]).joined(separator: "/")
    guard package.has(list) else { return }
    var stream = try package.stream(of: list)
    while let event = try stream.next() {
      guard case .start(let element) = event,
        element == XMLName(space: .relationships, local: "Relationship"),
        let type = try stream.attribute("Type", in: .other),
        let target = try stream.attribute("Target", in: .other),
        try stream.attribute("TargetMode", in: .other) != "External",
        let kind = type.split(separator: "/").last.map(String.init),
        targets[kind] == nil
      else { continue }
      targets[kind] = try Self.resolved(target, in: folder, list)
    }
  }

  /// The member that a relationship of a kind points at; nil where there is none.
  subscript(kind: String) -> String? { targets[kind] }

  /// A target as the name of a member: from the root, or from the folder of the part.
  private static func resolved(
    _ target: String, in folder: [String], _ list: String
  ) throws(OfficeFault) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for word in target.split(separator: "/") {
      switch word {
      case ".": break
      case "..":
        guard path.popLast() != nil else {
          throw .damaged("points at a place outside of the document", member: list)
        }
      default: path.append(String(word))
      }
    }
    return path.joined(separator: "/")
  }
}
