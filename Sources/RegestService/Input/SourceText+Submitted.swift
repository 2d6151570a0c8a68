import ArchivalReference
import DocumentText
import OfficeText
import Regest

extension SourceText {
  /// What a text or a packed document that was sent says.
  ///
  /// - Throws: ``Problem`` `unreadableDocument`, `documentTooComplex`, and `tooLarge` for more
  ///   references than are answered.
  init(submitted bytes: [UInt8], as format: DocumentFormat) throws(Problem) {
    do throws(OfficeFault) {
      try self.init(bytes, as: format, within: Self.limits)
    } catch {
      switch error.kind {
      case .unreadable: throw Problem(.unreadableDocument, error.message)
      case .tooComplex: throw Problem(.documentTooComplex, error.message)
      }
    }
    // Each takes so many bytes at least, and thousands of times as many in an answer.
    guard
      document.bytes.count < 4 * Self.mostReferences
        || Self.parser.references(in: document.bytes.span).count <= Self.mostReferences
    else {
      throw Problem(
        .tooLarge, "at most \(Self.mostReferences) references are answered; send the text in parts")
    }
  }

  /// How many references a text may have.
  static let mostReferences = 10_000
  private static let parser = ReferenceParser()

  /// Lower than those of `regest`: what is sent by anybody is small, and what it unpacks to
  /// must not be much.
  private static let limits: UnpackingLimits = {
    var limits = UnpackingLimits.standard
    limits.inflated = 64 << 20
    limits.text = 8 << 20
    limits.elements = 2_000_000
    return limits
  }()
}
