public import Citing
public import Fingerprint

/// A style of citation and how it was named.
public struct NamedStyle: Sendable {
  /// The name of a style that comes along, or the path of a file as it was written.
  public var name: String
  /// The style.
  public var style: Style
}

extension Style {
  /// Reads the file of a style.
  ///
  /// - Throws: `unreadable` or `style-malformed`, with the place.
  public init(at path: PathBytes) throws(RegestError) {
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: 1 << 20)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    do {
      self = try Style(bytes, file: path.display, extending: StyleLibrary.styles)
    } catch {
      throw RegestError(.styleMalformed, error.description, underlying: error)
    }
  }
}
