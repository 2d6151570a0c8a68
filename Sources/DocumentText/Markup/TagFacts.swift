/// What the attributes of a tag say that matters to the text.
struct TagFacts {
  /// The names by which something may point at the element.
  var names: [Range<Int>] = []
  /// What its class, role or type makes of it.
  var kind: NoteNames.Kind?
  /// What it points at in some file, behind the `#`.
  var target: Range<Int>?
  /// Whether it is written raised.
  var isRaised = false
  /// Whether a word goes on behind it.
  var isUnbroken = false
  var type: Range<Int>?
  var subtype: Range<Int>?
  var label: Range<Int>?
  var level: Range<Int>?
  /// Whether it is one of several beside the main one.
  var isLocal = false

  /// The facts of a tag.
  init(_ tag: MarkupScanner.Tag, in scanner: MarkupScanner) {
    guard tag.attributes + 1 < tag.range.upperBound else { return }
    let bytes = scanner.source
    scanner.attributes(of: tag) { attribute in
      let name = MarkupName(attribute.name, in: bytes.span)
      guard let meaning = Self.meanings[name] else { return }
      let value = bytes[attribute.value]
      switch meaning {
      case .name: names.append(attribute.value)
      case .kind:
        if kind == nil { kind = NoteNames.kind(value) }
        if type == nil { type = attribute.value }
      case .address:
        if let hash = value.lastIndex(of: 0x23) { target = hash + 1..<attribute.value.upperBound }
      case .pointer: target = attribute.value
      case .rendition: isRaised = Self.holds(value, "sup")
      case .unbroken: isUnbroken = value.elementsEqual("no".utf8)
      case .subtype: subtype = attribute.value
      case .label: label = attribute.value
      case .level: level = attribute.value
      case .local: isLocal = true
      case .mark: kind = .mark
      case .back: kind = .back
      }
    }
  }

  private enum Meaning {
    case name, kind, address, pointer, rendition, unbroken, subtype, label, level, local, mark, back
  }

  private static let meanings: [MarkupName: Meaning] = {
    let lists: [(Meaning, String)] = [
      (.name, "id name"), (.kind, "class role type ref-type place"), (.address, "href target"),
      (.pointer, "rid linkend linkends"), (.rendition, "rend rendition"), (.unbroken, "break"),
      (.subtype, "subtype"), (.label, "label"), (.level, "level"), (.local, "localtype"),
      (.mark, "data-footnote-ref"), (.back, "data-footnote-backref"),
    ]
    var meanings: [MarkupName: Meaning] = [:]
    for (meaning, names) in lists {
      for name in names.split(separator: " ") { meanings[MarkupName(name)] = meaning }
    }
    return meanings
  }()

  private static func holds(_ value: ArraySlice<UInt8>, _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard value.count >= word.count else { return false }
    return value.indices.dropLast(word.count - 1).contains { value[$0...].starts(with: word) }
  }
}
