import Fingerprint
import Hummingbird
import Ledger
import TransparencyLog

/// `/log/…`: the log of issued records as static files (C2SP tlog-tiles), for whoever keeps
/// watch over it.
struct LogRoutes: Sendable {
  private let folder: PathBytes
  private let keys: [VerifierKey]

  init(_ ledger: Ledger) {
    folder = ledger.folder.appending("log")
    keys = ledger.verifierKeys
  }

  func add(to table: inout RouteTable) {
    table.get("/log/checkpoint", counted: false) { _, _ in
      try file("checkpoint", media: "text/plain; charset=utf-8", cache: "public, max-age=5")
    }
    table.get("/log/keys", counted: false) { _, _ in
      let text = keys.map { $0.text + "\n" }.joined()
      return Response(
        Array(text.utf8), media: "text/plain; charset=utf-8", cache: "public, max-age=300")
    }
    table.get("/log/tile/**", counted: false) { _, context in
      let rest = context.parameters.getCatchAll().joined(separator: "/")
      guard Self.isName(rest) else {
        throw Problem(.notFound, "a tile's address has the form of C2SP tlog-tiles")
      }
      return try file(
        "tile/\(rest)", media: "application/octet-stream",
        cache: "public, max-age=31536000, immutable")
    }
  }

  /// Whether it is the name of a tile: digits, and the letters that C2SP puts between them.
  private static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (2...12).contains(parts.count), let first = parts.first,
      first == "entries" || first.utf8.allSatisfy({ $0 &- 0x30 < 10 })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      var digits = part.utf8[...]
      if digits.first == UInt8(ascii: "x") { digits = digits.dropFirst() }
      if digits.suffix(2).elementsEqual(".p".utf8) { digits = digits.dropLast(2) }
      return (1...3).contains(digits.count) && digits.allSatisfy { $0 &- 0x30 < 10 }
    }
  }

  private func file(_ path: String, media: String, cache: String) throws -> Response {
    guard let bytes = try StoredLogFiles(folder: folder).read(PathBytes(path), limit: 1 << 25)
    else {
      throw Problem(.notFound, "the log has no such tile")
    }
    return Response(bytes, media: media, cache: cache)
  }
}
