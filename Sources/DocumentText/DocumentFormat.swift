/// How the text of a file is written down, and so which reader takes it.
public enum DocumentFormat: String, Sendable, CaseIterable {
  /// Text that runs on, with nothing but notes labelled at the head of a line.
  case plain
  /// Markdown (CommonMark with footnotes).
  case markdown
  /// HTML, well-formed or not.
  case html
  /// TEI and any other XML.
  case xml
  /// LaTeX.
  case latex
  /// A bibliography of BibTeX or BibLaTeX.
  case bibtex
  /// A table of comma-, semicolon- or tab-separated fields.
  case csv
  /// JSON, or one JSON value a line.
  case json
  /// A document of Word (ECMA-376), in an archive.
  case docx
  /// A text of OpenDocument, in an archive.
  case odt

  /// The format that a file's name tells by its extension, in any case; nil for a name that
  /// tells none.
  ///
  /// - Parameter name: The bytes of the name or of a path that ends with it.
  public init?(name: some Collection<UInt8>) {
    let last = Array(name.suffix(Self.longestExtension + 1))
    guard let dot = last.lastIndex(of: 0x2E), last.count - dot > 1 else { return nil }
    let lowered = last[(dot + 1)...].map { byte in (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    guard let format = Self.extensions[String(decoding: lowered, as: UTF8.self)] else { return nil }
    self = format
  }

  /// The format of a file by its name; plain text where the name tells none.
  ///
  /// - Parameter path: The bytes of the name or of a path that ends with it.
  public init(path: some Collection<UInt8>) {
    self = DocumentFormat(name: path) ?? .plain
  }

  /// Whether the text lies in an archive, so that places in it are no places in the file.
  public var isPacked: Bool { self == .docx || self == .odt }

  /// A text of letters, digits, points, spaces and dashes as the format spells it: LaTeX has
  /// `--` for an en dash and `~` for a space that does not break.
  public func spelling(of text: String) -> String {
    guard self == .latex || self == .bibtex else { return text }
    var spelled = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2013}": spelled += "--"
      case "\u{A0}": spelled += "~"
      default: spelled.unicodeScalars.append(scalar)
      }
    }
    return spelled
  }

  private static let longestExtension = 9

  private static let extensions: [String: DocumentFormat] = [
    "txt": .plain, "text": .plain,
    "md": .markdown, "markdown": .markdown, "mdown": .markdown, "mkd": .markdown,
    "qmd": .markdown, "rmd": .markdown,
    "html": .html, "htm": .html, "xhtml": .html,
    "xml": .xml, "tei": .xml, "odd": .xml, "ead": .xml, "rng": .xml,
    "tex": .latex, "ltx": .latex, "latex": .latex,
    "bib": .bibtex, "biblatex": .bibtex,
    "csv": .csv, "tsv": .csv,
    "json": .json, "jsonl": .json, "ndjson": .json, "geojson": .json, "jsonld": .json,
    "docx": .docx, "odt": .odt,
  ]
}
