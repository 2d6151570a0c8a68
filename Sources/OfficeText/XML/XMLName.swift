/// A vocabulary that names of an office document belong to.
enum XMLSpace: Equatable {
  /// WordprocessingML (ECMA-376, part 1, section 17).
  case word
  /// Markup compatibility (ECMA-376, part 3).
  case compatibility
  /// Formulas of Office (ECMA-376, part 1, section 22).
  case math
  /// Relationships of a package (ECMA-376, part 2, section 8).
  case relationships
  /// The vocabularies of OpenDocument 1.3, part 3.
  case office, text, table, draw, style
  /// What a package of OpenDocument holds (OpenDocument 1.3, part 2).
  case manifest
  /// Any other, and none.
  case other

  /// The vocabulary of an address; ECMA-376 has one for its transitional and one for its
  /// strict form.
  init(address: [UInt8]) {
    self =
      switch String(decoding: address, as: UTF8.self) {
      case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main":
        .word
      case "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility
      case "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math":
        .math
      case "http://schemas.openxmlformats.org/package/2006/relationships": .relationships
      case "urn:oasis:names:tc:opendocument:xmlns:office:1.0": .office
      case "urn:oasis:names:tc:opendocument:xmlns:text:1.0": .text
      case "urn:oasis:names:tc:opendocument:xmlns:table:1.0": .table
      case "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": .draw
      case "urn:oasis:names:tc:opendocument:xmlns:style:1.0": .style
      case "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": .manifest
      default: .other
      }
  }
}

/// The name of an element: its vocabulary and the name in it.
struct XMLName: Equatable {
  var space: XMLSpace
  var local: String
}

/// What a stream of XML comes to next.
enum XMLEvent {
  /// A start tag; an empty element has an end tag too.
  case start(XMLName)
  case end(XMLName)
  /// Characters, not all of a run necessarily.
  case text([UInt8])
}
