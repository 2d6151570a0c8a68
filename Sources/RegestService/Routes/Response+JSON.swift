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

  /// An answer of one line, whose end is not in the bytes.
  init(line: [UInt8], media: String, cache: String = "no-store") {
    var buffer = ByteBuffer()
    buffer.reserveCapacity(line.count + 1)
    buffer.writeBytes(line)
    buffer.writeInteger(UInt8(ascii: "\n"))
    self.init(
      status: .ok, headers: [.contentType: media, .cacheControl: cache],
      body: ResponseBody(byteBuffer: buffer))
  }

  /// An answer of one JSON value and a line end.
  init(_ json: JSON, status: HTTPResponse.Status = .ok, cache: String = "no-store") {
    self.init(
      json.lineBytes() + [0x0A], media: "application/json", status: status, cache: cache)
  }
}
