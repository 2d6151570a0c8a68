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

  /// The page of a record, for who accepts that rather than the record itself.
  static func page(of id: RegestID) -> Response {
    var response = Response.redirect(to: "/r/\(id.digest.hex)")
    response.headers[.cacheControl] = "no-store"
    response.headers[.vary] = "Accept"
    return response
  }
}
