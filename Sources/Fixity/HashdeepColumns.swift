internal import Fingerprint

/// The columns of a hashdeep file: `%%%% size,md5,sha256,filename`.
struct HashdeepColumns: Equatable {
  /// What begins both lines of the header.
  static let mark = Array("%%%%".utf8)

  /// The columns before the name, in order.
  var columns: [Column]

  enum Column: Equatable {
    case size
    case digest(DigestKind)
    case unknown(String)
  }

  /// Whether a line is the first of a header: `%%%% HASHDEEP-1.0`.
  static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: Array("%%%% HASHDEEP-".utf8))
  }

  /// The columns that the second line of a header names; nil unless the last is the name.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.mark) else { return nil }
    let list = line.dropFirst(Self.mark.count).drop { $0 == 0x20 }
    var names = list.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let last = names.popLast(), last.elementsEqual("filename".utf8), !names.isEmpty else {
      return nil
    }
    columns = names.map { name in
      if name.elementsEqual("size".utf8) { return .size }
      let text = String(decoding: name, as: UTF8.self)
      switch NamedAlgorithm(name: name) {
      case .known(let kind): return kind.isOffered ? .digest(kind) : .unknown(kind.name)
      case .unknown(let known): return .unknown(known)
      case nil: return .unknown(text)
      }
    }
  }

  /// The digests that are checked.
  var kinds: [DigestKind] {
    columns.compactMap { column in
      if case .digest(let kind) = column { kind } else { nil }
    }
  }

  /// The names of the digests that are not.
  var unknown: [String] {
    columns.compactMap { column in
      if case .unknown(let name) = column { name } else { nil }
    }
  }

  /// Reads the line of a file, whose name may have commas; the reason where it is none.
  func claim(_ line: ArraySlice<UInt8>) -> Result<ListClaim, Fault> {
    var claim = ListClaim(path: "", digests: [], size: nil, form: .hashdeep)
    var rest = line
    for column in columns {
      guard let comma = rest.firstIndex(of: UInt8(ascii: ",")) else {
        return .failure(Fault("fewer than the \(columns.count + 1) columns of the header"))
      }
      let cell = rest[..<comma]
      rest = rest[(comma + 1)...]
      switch column {
      case .unknown: break
      case .size:
        guard !cell.isEmpty, cell.allSatisfy({ $0 &- 0x30 < 10 }),
          let size = UInt64(String(decoding: cell, as: UTF8.self))
        else { return .failure(Fault("the size is not a number of bytes")) }
        claim.size = size
      case .digest(let kind):
        guard let bytes = Hex.bytes(of: cell), bytes.count == kind.byteCount else {
          return .failure(Fault("the \(kind.name) is not \(kind.byteCount * 2) hex digits"))
        }
        claim.digests.append(ListClaim.Digest(kind: kind, bytes: bytes))
      }
    }
    guard !rest.isEmpty, !rest.contains(0) else { return .failure(Fault("it names no file")) }
    claim.path = PathBytes(Array(rest))
    claim.unchecked = unknown.first
    return .success(claim)
  }

  /// Why a line is none.
  struct Fault: Error, Equatable {
    var message: String

    init(_ message: String) { self.message = message }
  }
}
