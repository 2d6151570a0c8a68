/// Reads archival references out of text.
///
/// Five pure passes over bytes: scan (jump to places where a reference can
/// begin), lex, grammar (missing parts are explicit), resolve («Там же», short
/// forms, archives), normalize.
///
/// Any bytes give a result, in time linear in their number; ranges lie in the
/// text, are ordered and do not overlap. The result depends on the bytes and the
/// table of archives alone.
///
/// ```swift
/// let parser = ReferenceParser()
/// let references = parser.references(in: Array("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 об.".utf8))
/// references[0].shifr.delo    // "740"
/// references[0].lists[0].text // "5v"
/// ```
public struct ReferenceParser: Sendable {
  /// The version of the rules: it changes whenever some text is read otherwise.
  public static let rulesVersion = "5"

  /// The longest run of digits that is taken for a number.
  public static let longestNumber = 12

  /// The names of archives it knows.
  public let archives: ArchiveTable
  /// The key of the archive that is meant where none is printed and the text does not tell
  /// which; nil where nobody said.
  public let defaultArchive: String?

  /// A parser that knows these archives.
  public init(archives: ArchiveTable = .standard, defaultArchive: String? = nil) {
    self.archives = archives
    self.defaultArchive = defaultArchive
  }

  /// The references of one flow of text, in order of place.
  ///
  /// - Parameter text: UTF-8, or any other bytes; what is not UTF-8 is no part of
  ///   a reference.
  public func references(in text: [UInt8]) -> References { references(in: text.span) }

  /// The references of one flow of text, as ``references(in:)-([UInt8])``, of bytes that
  /// lie anywhere: in a mapped file, for instance.
  public func references(in text: Span<UInt8>) -> References {
    references(in: text, flowStarts: [0])
  }

  /// The references of a text of several flows: what runs on, its notes, the columns of a
  /// table. «Там же», «Указ. дело» and a step after `;` point back within their flow only;
  /// what archives the text names is asked of the whole.
  ///
  /// - Parameter flowStarts: The byte offsets at which flows begin, rising, the first of them
  ///   0. An empty line stands before each but the first.
  public func references(in text: Span<UInt8>, flowStarts: [Int]) -> References {
    references(in: text, flowStarts: flowStarts, printed: nil)
  }

  /// The same, and how they are printed, in one reading.
  ///
  /// - Parameter printed: is given what ``printedReferences(in:)`` gives, in order of place;
  ///   nil where nobody cares.
  public func references(
    in text: Span<UInt8>, flowStarts: [Int], printed: ((PrintedReference) -> Void)?
  ) -> References {
    var scanner = Scanner(leads: archives.leads)
    var reader = StretchReader(archives: archives)
    var resolver = Resolver(
      archives: archives, defaultArchive: defaultArchive, flowStarts: flowStarts,
      bytes: text.count)
    while let stretch = scanner.next(in: text) {
      reader.read(stretch, of: text) { syntax, lists, piece, base in
        printed?(PrintedReference(syntax, lists, at: base))
        resolver.add(syntax, lists, in: piece, at: base)
      }
    }
    resolver.resolve(in: text)
    return resolver.references
  }
}
