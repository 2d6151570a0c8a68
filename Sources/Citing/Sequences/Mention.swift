public import ArchivalReference

/// How an item stands to those cited before it.
public struct Mention: Hashable, Sendable {
  /// The widest level that is printed: what is above it is what the citation before has.
  public var from = Level.archive
  /// Whether the citation continues the one before: «Там же», Ibid.
  public var isIbid = false
  /// Whether it says nothing new: «Там же» alone.
  public var isWhole = false
  /// Whether it follows in the same note and needs no «Там же».
  public var isCompound = false
  /// Whether the document was cited before.
  public var isAgain = false
  /// Whether its archive is named for the first time.
  public var isFirstOfArchive = true
  /// Whether nothing was cited before it.
  public var isOpening = true
  /// Whether the item before has the same authors.
  public var hasSameAuthor = false
  /// Whether it is another document by the authors of the one before it in its note:
  /// «Его же», Idem.
  public var isIdem = false
  /// Whether no other document of these authors was cited.
  public var isOnlyByAuthor = true
  /// How the document stands to all others of the text.
  var standing = Standing()

  /// An item that is cited alone: everything is new.
  public init() {}
}

/// How a document stands to the others of a whole text.
struct Standing: Hashable, Sendable {
  /// Its place from 0 among several documents of one author and year; nil where it is alone.
  var yearLetter: Int?
  /// How many authors are named before et al. at least; nil where the style's number tells them
  /// from others.
  var namesShown: Int?
  /// Those of ``Facts`` that hang on the whole text.
  var facts: Facts = []
}
