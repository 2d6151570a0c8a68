import Foundation
import FoundationXML

/// A document as Foundation's XML parser reads it, which takes none that is not well-formed.
final class XMLTree: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    var children: [Element] = []

    /// The element and all in it.
    var all: [Element] { [self] + children.flatMap(\.all) }

    func children(_ name: String) -> [Element] { children.filter { $0.name == name } }

    /// The elements at the end of a path of names below this one.
    func at(_ path: String...) -> [Element] {
      path.reduce([self]) { found, name in found.flatMap { $0.children(name) } }
    }
  }

  private var open: [Element] = []
  private var root: Element?

  /// The document's element; nil where it is not well-formed.
  static func read(_ bytes: [UInt8]) -> Element? {
    let tree = XMLTree()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = tree
    return parser.parse() ? tree.root : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !open.isEmpty { open[open.count - 1].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard var element = open.popLast() else { return }
    // Between elements there is nothing but the layout.
    if !element.children.isEmpty { element.text = "" }
    if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
  }
}
