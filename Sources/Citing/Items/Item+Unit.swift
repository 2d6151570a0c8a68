public import ArchivalReference

extension Item {
  /// The item that a reference in a text gives. Whether its file is printed as a delo or as a
  /// unit of storage (ед. хр.) is taken from the text, as a reference does not keep it.
  ///
  /// - Parameters:
  ///   - printed: The bytes of the reference's range.
  ///   - antecedent: The item that its delo is inherited from, where it is.
  public init(_ reference: Reference, printed: [UInt8], antecedent: Item? = nil) {
    self.init(reference)
    if case .inherited = reference.resolution[.delo] {
      isUnit = antecedent?.isUnit ?? false
    } else {
      isUnit = Self.namesUnit(printed)
    }
  }

  /// Whether `ед. хр.` or `ed. khr.` stands in the text, spaced in any way.
  private static func namesUnit(_ text: [UInt8]) -> Bool {
    var letters: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where scalar != " " && scalar != "." && scalar != "\u{A0}" && scalar != "\n" {
      letters += String(scalar).utf8
    }
    return heads.contains { head in letters.firstRange(of: head) != nil }
  }

  /// The marks without what stands between their letters.
  private static let heads: [[UInt8]] = ["едхр", "Едхр", "ЕДХР", "edkhr", "Edkhr"].map {
    Array($0.utf8)
  }
}
