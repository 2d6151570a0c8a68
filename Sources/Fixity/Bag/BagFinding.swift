public import Fingerprint

/// What is found about a bag: a value, worded for people.
public struct BagFinding: Hashable, Sendable {
  /// What was found.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// `bagit.txt` is missing, or not what it must be.
    case declaration
    /// The bag lacks something that every bag has.
    case elementMissing
    /// A line of a tag file has not the form it must have.
    case malformedLine
    /// What version 1.0 forbids.
    case violation
    /// What a version forbids or does not know and others write nevertheless.
    case looseForm
    /// A path is listed twice with one digest, before version 1.0.
    case repeatedEntry
    /// A path is listed twice with two digests.
    case contradiction
    /// A path leads out of the bag.
    case pathEscape
    /// A file is to be fetched, and was not.
    case hole
    /// `Payload-Oxum` is not the payload's.
    case oxum
    /// The bytes of a file are not those that are listed.
    case changed
    /// A listed file is not there.
    case missing
    /// A payload file is listed in no manifest, or from version 1.0 on not in all.
    case unlisted
    /// A listed file is not there, and an unlisted one has its bytes.
    case renamed
    /// Two names differ only in case or Unicode normalization.
    case similarNames
    /// A listed file is there under a name that only Unicode normalization tells from it.
    case normalizedName
    /// A file that a system leaves behind is listed.
    case systemFile
    /// No digest that withstands an attacker.
    case weakDigest
    /// A manifest's algorithm is not known, or libcrypto does not offer it.
    case unknownAlgorithm
    /// A link, pipe, socket or device, which a bag cannot hold.
    case notAFile
    /// An element of the bag's metadata that should not be so.
    case metadata
    /// A link that was left out of a new bag, as was asked for.
    case linkLeftOut
    /// A name that a new bag must not hold.
    case unfitName
    /// Tag files that no tag manifest lists.
    case unlistedTags
    /// A folder without files, which no manifest can list.
    case emptyFolder
    /// A file could not be read, or changed while it was.
    case unreadable
    case unstable
  }

  /// What was found.
  public var kind: Kind
  /// The file it is about, relative to the bag.
  public var path: PathBytes
  /// The line in that file, 1-based; nil where it is about the whole file.
  public var line: Int?
  /// One sentence, lower case, without a final period.
  public var message: String
  /// What should have been there.
  public var expected: String?
  /// What was there.
  public var found: String?

  /// A finding with what is known of it.
  public init(
    _ kind: Kind, _ path: PathBytes, line: Int? = nil, _ message: String, expected: String? = nil,
    found: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.message = message
    self.expected = expected
    self.found = found
  }
}

extension BagFinding.Kind {
  /// Whether a bag of which this is found is not valid.
  public var refutes: Bool {
    switch self {
    case .looseForm, .repeatedEntry, .similarNames, .normalizedName, .systemFile, .weakDigest,
      .unknownAlgorithm,
      .metadata, .linkLeftOut, .unlistedTags, .emptyFolder:
      false
    default: true
    }
  }
}
