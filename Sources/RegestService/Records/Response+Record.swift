import Fingerprint
import HTTPTypes
import Hummingbird
import Regest

extension Response {
  /// A record in a form. The canonical bytes are the same for ever, and their tag is the
  /// digest that the id names; the other forms may be worded otherwise by a later version, so
  /// that their tags are of their own bytes.
  ///
  /// - Throws: what computing a digest throws.
  init(_ bytes: [UInt8], of id: RegestID, as form: RecordForm, media: String) throws {
    let isCanonical = form == .canonical
    let digest = isCanonical ? id.digest : try SHA256Digest.of(bytes)
    self.init(
      bytes, media: media,
      cache: isCanonical ? "public, max-age=31536000, immutable" : "public, max-age=3600")
    headers[.eTag] = "\"\(digest.hex)\""
    headers[.vary] = "Accept"
  }

  /// The answer to who may have it: without a body where the request names its tag.
  func unlessKnown(to request: Request) -> Response {
    guard let field = request.headers[.ifNoneMatch], let tag = headers[.eTag],
      Self.names(tag, in: field)
    else { return self }
    var response = Response(status: .notModified)
    for name in [HTTPField.Name.cacheControl, .eTag, .vary] {
      response.headers[name] = headers[name]
    }
    return response
  }

  /// The page of a record, for who accepts that rather than the record itself.
  static func page(of id: RegestID) -> Response {
    var response = Response.redirect(to: "/r/\(id.digest.hex)")
    response.headers[.cacheControl] = "no-store"
    response.headers[.vary] = "Accept"
    return response
  }
<<<<<<< HEAD
=======

  /// Whether a field of tags names one (RFC 9110, section 13.1.2).
  private static func names(_ tag: String, in field: String) -> Bool {
    if field == tag { return true }
    return field.split(separator: ",").contains { entry in
      let entry = entry.filter { $0 != " " }
      return entry == "*" || entry == tag || entry == "W/\(tag)"
    }
  }
>>>>>>> 73b6b0dd735d84c83756664fb3994de4affd63cf
}
