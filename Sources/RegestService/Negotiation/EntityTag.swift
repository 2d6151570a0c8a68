import Fingerprint
import HTTPTypes
import Hummingbird

/// Tags of answers, so that a client need not be sent again what it has.
enum EntityTag {
  /// Whether a field of tags names one (RFC 9110, section 13.1.2).
  static func field(_ field: String?, names tag: String) -> Bool {
    guard let field else { return false }
    return field.split(separator: ",").contains { entry in
      let entry = entry.filter { $0 != " " }
      return entry == "*" || entry == tag || entry == "W/\(tag)"
    }
  }
}

extension Response {
  /// The same with a tag of its bytes.
  ///
  /// - Throws: what computing a digest throws.
  func tagged(by bytes: [UInt8]) throws(FingerprintError) -> Response {
    var response = self
    response.headers[.eTag] = "\"\(try SHA256Digest.of(bytes).hex)\""
    return response
  }

  /// The answer without its body where the client has it (status 304), with the fields that
  /// RFC 9110, section 15.4.5, asks for.
  func unlessKnown(to request: Request) -> Response {
    guard status == .ok, let tag = headers[.eTag],
      EntityTag.field(request.headers[.ifNoneMatch], names: tag)
    else { return self }
    var known = Response(status: .notModified)
    for name in [HTTPField.Name.eTag, .cacheControl, .vary] { known.headers[name] = headers[name] }
    return known
  }
}
