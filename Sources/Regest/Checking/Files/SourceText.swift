public import DocumentText
public import OfficeText

/// What is read of a file.
///
/// Of a text file places are counted in the file itself. An office document has no place for a
/// byte of its text: there they are counted in the text that was unpacked, and people are told the
/// part of the document instead.
public struct SourceText: Sendable {
  /// The bytes in which places are counted: those of the file, or the text in it.
  public let bytes: [UInt8]
  /// How the file is written down.
  public let format: DocumentFormat
  /// The text, and where it stands in ``bytes``.
  public let document: DocumentText
  private let office: OfficeText?

  /// The largest file of a packed format that is read, in bytes.
  public static let largestPacked = UnpackingLimits.standard.packed

  /// Reads a file.
  ///
  /// - Throws: ``OfficeFault`` for a packed document that cannot be read.
  public init(
    _ file: [UInt8], as format: DocumentFormat, within limits: UnpackingLimits = .standard
  ) throws(OfficeFault) {
    self.format = format
    if format.isPacked {
      let office = try OfficeText(file, as: format, within: limits)
      self.office = office
      bytes = office.bytes
      document = office.document
    } else {
      office = nil
      bytes = file
      document = DocumentText(file, as: format)
    }
  }

  /// Reads a file, which messages call by a name.
  ///
  /// - Throws: `unreadable` for a packed document that cannot be read.
  public init(
    _ file: [UInt8], as format: DocumentFormat, named name: String
  ) throws(RegestError) {
    do throws(OfficeFault) {
      try self.init(file, as: format)
    } catch {
      throw RegestError(.unreadable, "\(name): \(error.message)", underlying: error)
    }
  }

  /// Reads a file that is not packed.
  init(text file: [UInt8], as format: DocumentFormat) {
    bytes = file
    self.format = format
    document = DocumentText(file, as: format)
    office = nil
  }

  /// The part of the document that an offset is of; nil in a file of lines.
  func part(at offset: Int) -> OfficePart? { office?.part(at: offset) }

  /// A place with the part that it begins in.
  func placed(_ place: Diagnostic.Place) -> Diagnostic.Place {
    var place = place
    place.part = part(at: place.range.lowerBound)?.description
    return place
  }
}
