internal import Fingerprint

/// A manifest of a bag by its file name, and what of it is known while it is read.
struct BagManifest {
  let path: PathBytes
  /// Whether it lists the tag files and not the payload.
  let isOfTags: Bool
  /// The algorithm as the name has it.
  let algorithm: String
  /// The algorithm; nil for one that is not known or that libcrypto does not offer.
  let kind: DigestKind?
  /// Which files of the table it lists, by their index.
  var listed: [Bool] = []
  /// How often a mark was overlooked, and on which line first.
  var marks: [LooseMark: (count: Int, line: Int)] = [:]
  /// How many lines were empty, and the first of them.
  var empty: (count: Int, line: Int)?
  /// How many paths were not in the encoding that is declared, and the line of the first.
  var foreign: (count: Int, line: Int)?
  /// Whether all of its lines were read. What one that was not read to its end does not list
  /// says nothing.
  var isWhole = true
  /// Where the next file is looked for first.
  var hint = 0

  /// The manifest of a file's name; nil for any other file (RFC 8493 sections 2.1.3, 2.2.1).
  init?(_ name: PathBytes) {
    var text = name.bytes[...]
    isOfTags = text.starts(with: "tag".utf8)
    if isOfTags { text = text.dropFirst(3) }
    guard text.starts(with: "manifest-".utf8), text.suffix(4).elementsEqual(".txt".utf8),
      text.count > 13
    else { return nil }
    let word = text.dropFirst(9).dropLast(4)
    path = name
    algorithm = BagText.shown(word)
    kind = DigestKind(name: word).flatMap { $0.isOffered ? $0 : nil }
  }

  /// Whether the algorithm is written as file names have it: small letters and digits.
  var isNormalized: Bool {
    algorithm.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  mutating func overlook(_ found: Set<LooseMark>, line: Int) {
    for mark in found { marks[mark, default: (0, line)].count += 1 }
  }

  mutating func overlookEmpty(line: Int) {
    empty = ((empty?.count ?? 0) + 1, empty?.line ?? line)
  }

  mutating func overlookUndecodable(line: Int) {
    foreign = ((foreign?.count ?? 0) + 1, foreign?.line ?? line)
  }

  /// What is to say where paths are not in the encoding that is declared.
  func undecodable(_ encoding: TextEncoding, isOne: Bool) -> BagFinding? {
    foreign.map { foreign in
      BagFinding(
        isOne ? .violation : .looseForm, path, line: foreign.line,
        "the path is not in \(encoding.name), which bagit.txt names"
          + (foreign.count > 1 ? "; \(foreign.count) lines are so" : ""))
    }
  }

  /// What was overlooked, once for each kind.
  var looseForms: [BagFinding] {
    var found = LooseMark.allCases.compactMap { mark in
      marks[mark].map { (mark.message, $0.count, $0.line) }
    }
    if let empty { found.append(("an empty line", empty.count, empty.line)) }
    return found.map { message, count, line in
      BagFinding(
        .looseForm, path, line: line,
        message + (count > 1 ? "; \(count) lines are so" : ""))
    }
  }
}

extension DigestKind {
  /// Whether someone can make two files with one digest.
  var isWeak: Bool { self == .md5 || self == .sha1 }
}
