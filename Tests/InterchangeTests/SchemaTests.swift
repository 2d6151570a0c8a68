import Citing
import CitingTestSupport
import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// What is written for archives and the web is valid by the schemas of others, whatever the
/// items say. The schemas come with packages of PyPI, of which nothing else is used.
@Suite struct SchemaTests {
  /// Whether the Python of the tests has the packages.
  private static let need = "needs `Scripts/setup --tests`"
  private static let hasSchemas: Bool = {
    let packages = "ead HookTest schemaorg lxml rdflib"
    return (try? run("print(all(map(package, '\(packages)'.split())))", [])) == "True\n"
  }()

  /// Where a package lies; importing it would need more than is there.
  private static let prelude = """
    import base64, importlib.util, json, socket, sys
    def refuse(*_, **__): raise OSError("no network in tests")
    socket.socket.connect = refuse
    def package(name):
        found = importlib.util.find_spec(name)
        return found and found.submodule_search_locations[0]
    files = [base64.b64decode(line) for line in sys.stdin]

    """

  /// What Python prints of some files.
  private static func run(_ script: String, _ files: [[UInt8]]) throws -> String {
    let folder = try TemporaryFolder()
    let lines = files.map { Data($0).base64EncodedString() + "\n" }.joined()
    try folder.file("files", Array(lines.utf8))
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(Project.python))
    process.arguments = ["-c", prelude + script]
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: "\(folder.path.display)/files"))
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Files of many items and of few, in words that formats stumble over and in usual ones.
  private static func files(_ format: InterchangeFormat) -> [[UInt8]] {
    var generator = ItemGenerator("\(format.name) is valid", isLatin: false)
    return (0..<200).map { index in
      let items = generator.documents(
        1 + generator.below(5), archives: ["RGASPI", "GARF"], isTame: index.isMultiple(of: 2))
      return format.export(items).bytes
    }
  }

  /// EAD3 1.1.1, the W3C schema of its maintainers.
  @Test(.enabled(if: hasSchemas, "\(need)")) func ead3() throws {
    let script = """
      from lxml import etree
      schema = etree.XMLSchema(file=package("ead") + "/management/commands/ead3.xsd")
      for file in files:
          if not schema.validate(etree.fromstring(file)): print(schema.error_log, file.decode())
      print(len(files), "files")
      """
    #expect(try Self.run(script, Self.files(.ead3)) == "200 files\n")
  }

  /// TEI P5 3.0.0 with all its modules. What came with later releases is put as that one has
  /// it: `standOff` (4.0.0) holds what `body` can, and `idno` has no `subtype` (before 4.1.0).
  @Test(.enabled(if: hasSchemas, "\(need)")) func tei() throws {
    let script = """
      from lxml import etree
      schema = etree.RelaxNG(file=package("HookTest") + "/resources/tei.rng")
      space = "{http://www.tei-c.org/ns/1.0}"
      for file in files:
          root = etree.fromstring(file)
          stand_off = root.find(space + "standOff")
          body = etree.SubElement(etree.SubElement(root, space + "text"), space + "body")
          body.extend(stand_off)
          root.remove(stand_off)
          for idno in root.iter(space + "idno"): idno.attrib.pop("subtype", None)
          if not schema.validate(root): print(schema.error_log, file.decode())
      print(len(files), "files")
      """
    #expect(try Self.run(script, Self.files(.tei)) == "200 files\n")
  }

  /// The vocabulary 12.0 of schema.org: each property is one of the thing's types or of those
  /// above them, and each value has a type that the property takes, or is a text, which any takes.
  @Test(.enabled(if: hasSchemas, "\(need)")) func schemaOrg() throws {
    let script = """
      from rdflib import Graph, RDFS, URIRef
      graph = Graph().parse(
          package("schemaorg") + "/data/releases/12.0/schemaorg-current-https.nt", format="nt")
      own = "https://schema.org/"
      def kinds(name):
          found = set(graph.transitive_objects(URIRef(own + name), RDFS.subClassOf))
          return {str(kind)[len(own):] for kind in found if str(kind).startswith(own)}
      def names(name, end):
          subject = URIRef(own + name)
          return {str(kind)[len(own):] for kind in graph.objects(subject, URIRef(own + end))}
      def check(thing):
          types = thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]
          for name in types:
              if (URIRef(own + name), None, None) not in graph: print("no type", name)
          above = set().union(*map(kinds, types))
          for name, value in thing.items():
              if name.startswith("@"): continue
              if not names(name, "domainIncludes") & above: print(types, "has no", name)
              taken = names(name, "rangeIncludes")
              for part in value if isinstance(value, list) else [value]:
                  if isinstance(part, dict):
                      check(part)
                      part_types = part["@type"]
                      part_types = part_types if isinstance(part_types, list) else [part_types]
                      if not taken & set().union(*map(kinds, part_types)):
                          print(name, "takes no", part_types)
                  elif isinstance(part, int) and not taken & {"Integer", "Number"}:
                      print(name, "takes no number")
      for file in files:
          for thing in json.loads(file)["@graph"]: check(thing)
      print(len(files), "files")
      """
    #expect(try Self.run(script, Self.files(.schemaOrg)) == "200 files\n")
  }
}
