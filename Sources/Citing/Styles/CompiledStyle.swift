public import ArchivalReference

/// A style made ready to print in one script, one kind of output and with one table of
/// archives: a pure function from items to bytes.
public final class CompiledStyle: Sendable {
  /// The style's name, for messages.
  public let name: String
  /// The kind of output.
  public let output: Output
  let layout: Layout
  let archives: [String: ArchiveNames]

  /// Makes a style ready.
  ///
  /// - Parameters:
  ///   - script: nil for the style's own.
  ///   - output: How signs with a meaning and spaces that do not break are written.
  public init(
    _ style: Style, script: Script? = nil, output: Output = Output(.plain),
    archives: ArchiveTable = .standard
  ) throws(StyleError) {
    name = style.name
    self.output = output
    layout = try StyleReader(style, script: script ?? style.script).layout()
    self.archives = ArchiveNames.all(
      archives, language: layout.languageCode, script: layout.script,
      transliterators: layout.transliterators)
  }

  /// The style whose entries say of a document what this one leaves out in a list of
  /// sources: itself, or that of bibliographies in its language.
  public var usualBibliography: String {
    if layout.order != .cited, prints({ if case .name(.author, _) = $0 { true } else { false } }) {
      return name
    }
    return layout.languageCode == "ru" ? "gost-list" : "chicago-bibliography"
  }

  /// The style of the list whose numbers citations of this one have, where items have none;
  /// nil where the style refers to no list.
  public var listStyle: String? { layout.list }

  /// Whether an entry may have one of the fields.
  func prints(_ isMeant: (Field) -> Bool) -> Bool {
    layout.first.steps.contains { step in
      if case .field(let field, _) = step { isMeant(field) } else { false }
    }
  }

  /// The same style for plain text: what is compared has no signs of a format.
  var plain: CompiledStyle { CompiledStyle(plain: self) }

  private init(plain style: CompiledStyle) {
    name = style.name
    output = Output(.plain)
    layout = style.layout
    archives = style.archives
  }
}

/// What a style needs and an item lacks.
public struct CitationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The style's name.
  public var style: String
  /// What is missing, in the words that styles and items have for it.
  public var missing: [String]

  /// An error of a style about what is missing.
  public init(style: String, missing: [String]) {
    self.style = style
    self.missing = missing
  }

  /// One sentence, lower case, without a final period.
  public var description: String {
    "the style \(style) needs what the item lacks: \(missing.joined(separator: ", "))"
  }
}
