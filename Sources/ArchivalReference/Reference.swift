/// What one place in a text says: a shifr, complete or not, its lists, and the
/// note on the kind of copy, with the exact bytes it was read from.
///
/// A reference is a reading, not a judgement: that a delo exists, or that it has
/// so many sheets, is for a register to say.
public struct Reference: Hashable, Sendable {
  /// How the reference stands in the text.
  public enum Form: String, Sendable {
    /// It names its own fond or archive.
    case full
    /// It continues the one before (`…; Д. 84. Л. 2`) and inherits what it leaves out.
    case short
    /// «Там же», Ibid.: it inherits from the last reference of the flow.
    case ibid
  }

  /// The reference's place in the text: half-open UTF-8 byte offsets, from the
  /// archive's name (or the first mark) to the end of the last list.
  public var range: Range<Int>
  /// How it stands in the text.
  public var form: Form
  /// The code it gives, with the levels it inherits.
  public var shifr: Shifr
  /// The key of the archive whose name is printed, here or in the reference that the archive
  /// is inherited from: `CGIA` for ЦГИА СССР, which the shifr counts as `RGIA`.
  public var namedArchive: String?
  /// The number of the carton (К., Карт., Короб) that holds the delo: `1265`.
  ///
  /// It is no level of the shifr. Where an archive has no opisi, as the manuscript
  /// departments of libraries, each carton numbers its own dela, and the shifr alone tells
  /// two of them not apart.
  public var karton: String?
  /// The sheets that are cited, in the order printed.
  public var lists: [ListSpan]
  /// The note on the kind of copy, where one follows.
  public var witness: Witness?
  /// Where each level of the shifr comes from.
  public var resolution: Resolution
  /// What is unusual or damaged about the form, in order of place.
  public var issues: [ReferenceIssue]
}

/// The whole code of a file: archive, fond, opis, delo.
///
/// Numbers are text in canonical form, never integers: `Р-5446`, `65а`, `014339`.
/// A level that is not known is nil, never empty.
public struct Shifr: Hashable, Sendable {
  /// The archive's key in the ``ArchiveTable``, such as `RGASPI`.
  public var archive: String?
  /// The fond's number, such as `558` or `Р-5446`.
  public var fond: String?
  /// The number of the opis, such as `11` or `65а`.
  public var opis: String?
  /// One delo, or several cited together: `904`, `904,905`, `1-5`.
  public var delo: String?

  /// A shifr of components in canonical form.
  public init(
    archive: String? = nil, fond: String? = nil, opis: String? = nil, delo: String? = nil
  ) {
    self.archive = archive
    self.fond = fond
    self.opis = opis
    self.delo = delo
  }

  /// The component at a level; always nil for ``Level/list``.
  public subscript(level: Level) -> String? {
    get {
      switch level {
      case .archive: archive
      case .fond: fond
      case .opis: opis
      case .delo: delo
      case .list: nil
      }
    }
    set {
      switch level {
      case .archive: archive = newValue
      case .fond: fond = newValue
      case .opis: opis = newValue
      case .delo: delo = newValue
      case .list: break
      }
    }
  }
}

/// The note on the kind of copy that follows a reference: «Автограф»,
/// «Заверенная копия. Машинопись».
public struct Witness: Hashable, Sendable {
  /// The note as printed, without its final period.
  public var text: String
  /// Its place: half-open UTF-8 byte offsets.
  public var range: Range<Int>
}

/// Where each level of a shifr comes from.
public struct Resolution: Hashable, Sendable {
  /// The source of one level.
  public enum Origin: Hashable, Sendable {
    /// The level is not known.
    case absent
    /// It stands in the reference itself.
    case printed
    /// It was taken from an earlier reference; the number is that reference's
    /// index in the result.
    case inherited(from: Int)
    /// The archive is not printed, and the document names exactly one lineage.
    case inferred
  }

  /// The earlier reference that the inherited levels come from, all from one: its index
  /// in the result.
  public internal(set) var antecedent: Int? {
    get { antecedentIndex == .max ? nil : Int(antecedentIndex) }
    set { antecedentIndex = newValue.map(UInt32.init) ?? .max }
  }

  private var antecedentIndex = UInt32.max
  /// Two bits a level, the archive's the lowest; the antecedent's index is left out.
  private var sources: UInt16 = 0

  private static let printed: UInt16 = 1
  private static let inherited: UInt16 = 2
  private static let inferred: UInt16 = 3

  /// The origin of a level.
  public subscript(level: Level) -> Origin {
    switch (sources >> UInt16(2 * level.rawValue) & 3, antecedent) {
    case (Self.printed, _): .printed
    case (Self.inherited, let index?): .inherited(from: index)
    case (Self.inferred, _): .inferred
    default: .absent
    }
  }

  mutating func setPrinted(_ level: Level) { set(level, Self.printed) }
  mutating func setInferred(_ level: Level) { set(level, Self.inferred) }
  mutating func setInherited(_ level: Level) { set(level, Self.inherited) }

  private mutating func set(_ level: Level, _ source: UInt16) {
    let shift = UInt16(2 * level.rawValue)
    sources = sources & ~(3 << shift) | source << shift
  }
}
