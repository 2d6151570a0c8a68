public import Citing
public import Fingerprint

/// A style of citation and how it was named.
public struct NamedStyle: Sendable {
  /// The name of a style that comes along, or the path of a file as it was written.
  public var name: String
  /// The style.
  public var style: Style
  /// The file it was read from; nil for one that comes along.
  public var file: PathBytes?

  /// The style of a name, or of a file where the text has a `/` or ends in `.style`.
  ///
  /// - Parameters:
  ///   - text: What somebody wrote.
  ///   - folder: Where the path of a file begins.
  /// - Throws: `invalid-request` for a name that no style has; what is wrong with a file.
  public init(_ text: String, in folder: PathBytes) throws(RegestError) {
    name = text
    if let style = StyleLibrary.style(named: text) {
      self.style = style
      return
    }
    let path = folder.appending(PathBytes(text))
    guard text.utf8.contains(0x2F) || text.hasSuffix(".style") else {
      throw RegestError(.invalidRequest, Self.fault(ofName: text, path))
    }
    style = try Style(at: path)
    file = path
  }

  /// Why a text names no style, and what may have been meant.
  private static func fault(ofName text: String, _ path: PathBytes) -> String {
    let fault = "no style has the name “\(text.printable)”"
    if FileStore.kind(of: path) == .file {
      return fault + "; a file is named with a slash, “./\(text.printable)”"
    }
    let hint = NearestWord.hint(text, among: StyleLibrary.styles.map(\.name))
    return fault + (hint.isEmpty ? "; `regest cite --list-styles` lists all" : hint)
  }
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
