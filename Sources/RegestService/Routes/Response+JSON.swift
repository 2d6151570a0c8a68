import CanonicalJSON
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
  /// An answer of some bytes.
  ///
  /// - Parameter cache: what `Cache-Control` says.
  init(
    _ bytes: [UInt8], media: String, status: HTTPResponse.Status = .ok,
    cache: String = "no-store"
  ) {
    self.init(
      status: status, headers: [.contentType: media, .cacheControl: cache],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// An answer of one JSON value and a line end.
  init(_ json: JSON, status: HTTPResponse.Status = .ok, cache: String = "no-store") {
    self.init(
      json.lineBytes() + [0x0A], media: "application/json", status: status, cache: cache)
  }
}
