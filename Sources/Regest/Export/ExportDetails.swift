/// What formats of others demand of a set and its files cannot tell: it is given, and never
/// invented.
public struct ExportDetails: Sendable, Hashable {
  /// Who made the set.
  public enum Author: Sendable, Hashable {
    /// A person, by both parts of the name.
    case person(family: String, given: String)
    /// An archive, a project, or a person of one name.
    case entity(String)

    /// Reads `Family, Given`; what has no comma is an entity.
    public init(_ text: String) {
      let parts = text.split(separator: ",", maxSplits: 1)
        .map { $0.split(separator: " ").joined(separator: " ") }
      if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) {
        self = .person(family: parts[0], given: parts[1])
      } else {
        self = .entity(text)
      }
    }
  }

  /// The set's title.
  public var title: String?
  /// Who made it, in the order to be printed.
  public var authors: [Author]
  /// When it is published: `2024-05-01`.
  public var date: String?
  /// Under what licence: an identifier of SPDX, or an address.
  public var license: String?

  /// Details as far as they are known.
  ///
  /// - Throws: `invalidRequest` for a date that is none, a licence that is neither an
  ///   identifier nor an address, and control characters in any of them.
  public init(
    title: String? = nil, authors: [Author] = [], date: String? = nil, license: String? = nil
  ) throws(RegestError) {
    self.title = title
    self.authors = authors
    self.date = date
    self.license = license
    for text in [title, date, license].compactMap(\.self) + authors.flatMap(\.texts) {
      guard !text.isEmpty, !text.unicodeScalars.contains(where: Self.isControl) else {
        throw RegestError(
          .invalidRequest, "a title, author, date or licence is one line and not empty")
      }
    }
    if let date, !Self.isDay(date) {
      throw RegestError(.invalidRequest, "--date \(date): not a day such as 2024-05-01")
    }
    if let license, !license.contains("://"), !license.utf8.allSatisfy(Self.isIdentifier) {
      throw RegestError(
        .invalidRequest,
        "--license \(license): neither an identifier of SPDX such as CC-BY-4.0 nor an address")
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte | 0x20 &- 0x61 < 26 || [0x2B, 0x2D, 0x2E].contains(byte)
  }

  private static func isDay(_ text: String) -> Bool {
    text.utf8.count == 10 && RegisterDate(text) != nil
  }
}

extension ExportDetails.Author {
  fileprivate var texts: [String] {
    switch self {
    case .person(let family, let given): [family, given]
    case .entity(let name): [name]
    }
  }
}

/// What a format cannot do without.
struct ExportField {
  /// The format and its field, as its specification calls them.
  var name: String
  /// How the field is given.
  var option: String

  /// The value, which must be there.
  func required<Value>(_ value: Value?) throws(RegestError) -> Value {
    if let value { return value }
    throw RegestError(
      .invalidRequest, "\(name) is required, and the folder does not tell it",
      hint: "give it with \(option)")
  }
}
