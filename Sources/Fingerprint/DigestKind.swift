/// A digest algorithm that lists of files name.
///
/// SHA-256 is the one Regest itself writes; the others are there to check what others
/// wrote. MD5 and SHA-1 find damage; against someone who wants two files to have one
/// digest they no longer hold (RFC 6151, RFC 6194).
public enum DigestKind: UInt8, Sendable, Hashable, CaseIterable {
  /// MD5 (RFC 1321), SHA-1 (FIPS 180-4) and RIPEMD-160 (ISO/IEC 10118-3).
  case md5, sha1, ripemd160
  /// SHA-2 (FIPS 180-4).
  case sha224, sha256, sha384, sha512
  /// SHA-512/256 (FIPS 180-4 section 5.3.6), which is not the beginning of a SHA-512.
  case sha512Truncated256
  /// BLAKE2s with 32 bytes (RFC 7693).
  case blake2s256
  /// BLAKE2b with 64 bytes (RFC 7693): what `b2sum` writes.
  case blake2b512
  /// SHA-3 (FIPS 202).
  case sha3x224, sha3x256, sha3x384, sha3x512

  /// The length of a digest in bytes.
  public var byteCount: Int {
    switch self {
    case .md5: 16
    case .sha1, .ripemd160: 20
    case .sha224, .sha3x224: 28
    case .sha256, .sha512Truncated256, .blake2s256, .sha3x256: 32
    case .sha384, .sha3x384: 48
    case .sha512, .blake2b512, .sha3x512: 64
    }
  }

  /// The name as the standards write it, such as `SHA-256`.
  public var name: String {
    switch self {
    case .md5: "MD5"
    case .sha1: "SHA-1"
    case .ripemd160: "RIPEMD-160"
    case .sha224: "SHA-224"
    case .sha256: "SHA-256"
    case .sha384: "SHA-384"
    case .sha512: "SHA-512"
    case .sha512Truncated256: "SHA-512/256"
    case .blake2s256: "BLAKE2s-256"
    case .blake2b512: "BLAKE2b-512"
    case .sha3x224: "SHA3-224"
    case .sha3x256: "SHA3-256"
    case .sha3x384: "SHA3-384"
    case .sha3x512: "SHA3-512"
    }
  }

  /// The name as file names and lists write it: lower case without marks, such as `sha256`.
  public var shortName: String {
    switch self {
    case .sha512Truncated256: "sha512-256"
    case .blake2s256: "blake2s"
    case .blake2b512: "blake2b"
    case .sha3x224, .sha3x256, .sha3x384, .sha3x512: name.lowercased()
    default: name.lowercased().filter { $0 != "-" }
    }
  }

  /// The algorithm of a name, whatever its case and marks: `SHA256`, `sha-256`,
  /// `BLAKE2b-512`, `SHA512/256`, `SHA3-256`; nil for any other.
  public init?(name: some Collection<UInt8>) {
    var plain: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): plain.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        plain.append(byte)
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"): break
      default: return nil
      }
    }
    guard let kind = Self.byPlainName[plain] else { return nil }
    self = kind
  }

  private static let byPlainName: [[UInt8]: DigestKind] = {
    var kinds: [[UInt8]: DigestKind] = [:]
    for kind in allCases {
      for name in [kind.name, kind.shortName] {
        kinds[name.lowercased().utf8.filter { $0 != 0x2D && $0 != 0x2F }] = kind
      }
    }
    for (name, kind) in [
      ("rmd160", Self.ripemd160), ("b2", .blake2b512), ("blake2", .blake2b512),
      ("b2sum", .blake2b512),
    ] {
      kinds[Array(name.utf8)] = kind
    }
    return kinds
  }()

  /// Whether the libcrypto at hand computes it; a minimal or FIPS one may not.
  public var isOffered: Bool {
    if case .success = DigestAlgorithm.algorithm(of: self) { true } else { false }
  }

  /// What libcrypto calls it.
  var libcryptoName: String {
    switch self {
    case .blake2s256, .blake2b512: name.uppercased()
    case .sha512Truncated256: "SHA512-256"
    case .sha3x224, .sha3x256, .sha3x384, .sha3x512: name
    default: name.filter { $0 != "-" }
    }
  }
}

extension DigestKind: Comparable {
  /// Orders algorithms as they are listed here.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Several algorithms that are computed in one pass, in one order.
public struct DigestKinds: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// The algorithms, each once, in the order of ``DigestKind``.
  public let all: [DigestKind]

  /// The algorithms of some, each once.
  public init(_ kinds: some Sequence<DigestKind>) {
    all = Set(kinds).sorted()
  }

  /// The algorithms of a literal.
  public init(arrayLiteral kinds: DigestKind...) {
    self.init(kinds)
  }

  /// Whether there are none.
  public var isEmpty: Bool { all.isEmpty }

  /// The length of all digests side by side, in bytes.
  public var byteCount: Int { all.reduce(0) { $0 + $1.byteCount } }

  /// Whether an algorithm is among them.
  public func contains(_ kind: DigestKind) -> Bool { all.contains(kind) }

  /// Where an algorithm's digest begins when all lie side by side, in bytes; nil for one
  /// that is not among them.
  public func offset(of kind: DigestKind) -> Int? {
    var offset = 0
    for other in all {
      if other == kind { return offset }
      offset += other.byteCount
    }
    return nil
  }

  /// These and others.
  public func union(_ other: DigestKinds) -> DigestKinds { DigestKinds(all + other.all) }

  /// These without one.
  public func without(_ kind: DigestKind) -> DigestKinds {
    DigestKinds(all.filter { $0 != kind })
  }
}
