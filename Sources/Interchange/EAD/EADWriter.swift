import ArchivalReference
import Citing

extension InterchangeFormat {
  /// EAD3: the items under the fonds, opisi and dela that they lie in, as a finding aid.
  static let ead3 = InterchangeFormat(
    name: "ead3", title: "EAD3", places: EADItem.places
  ) { entries, losses in
    let names = XMLNames(entries, &losses)
    var tree = EADTree()
    for entry in entries {
      losses.addUnwritable(of: entry, in: EADItem.places)
      losses.addOddDate(of: entry)
      if entry.item.place != nil, entry.item.shifr.archive == nil {
        let reason = Loss.Reason.changed("is not written without an archive")
        losses.add(.place, of: entry, reason)
        if entry.item.place?.latin != nil { losses.add(.placeLatin, of: entry, reason) }
      }
      tree.add(EADItem(item: entry.item, id: names[entry]))
    }
    return EADTree.document(tree.components).document
  }
}

/// Components that hold one another, in the order in which they were first met.
struct EADTree {
  private var nodes: [Node] = [Node()]

  private struct Node {
    /// What tells a component from the others beside it, and its own `did`.
    var children: [(level: EADLevel?, item: EADItem?, node: Int)] = []
    var known: [EADLevel: Int] = [:]
  }

  mutating func add(_ item: EADItem) {
    var place = 0
    for level in item.levels {
      if let known = nodes[place].known[level] {
        place = known
      } else {
        nodes.append(Node())
        nodes[place].known[level] = nodes.count - 1
        nodes[place].children.append((level, nil, nodes.count - 1))
        place = nodes.count - 1
      }
    }
    nodes[place].children.append((nil, item, 0))
  }

  var components: [Markup] { components(of: 0) }

  private func components(of place: Int) -> [Markup] {
    nodes[place].children.compactMap { level, item, node in
      level.map { $0.component(components(of: node)) } ?? item?.component
    }
  }

  /// The whole finding aid. Nothing is made up for what EAD3 demands of a record: its events
  /// have no date, and its agency is Regest.
  static func document(_ components: [Markup]) -> Markup {
    let title = Markup("titleproper", text: "Archival documents")
    let event = Markup(
      "maintenanceevent",
      [
        Markup("eventtype", [("value", "created")]), Markup("eventdatetime"),
        Markup("agenttype", [("value", "machine")]), Markup("agent", text: "Regest"),
      ])
    let control = Markup(
      "control",
      [
        Markup("recordid", text: "regest"),
        Markup("filedesc", [Markup("titlestmt", [title])]),
        Markup("maintenancestatus", [("value", "new")]),
        Markup("maintenanceagency", [Markup("agencyname", text: "Regest")]),
        Markup("maintenancehistory", [event]),
      ])
    let did = Markup("did", [Markup("unittitle", text: "Archival documents")])
    return Markup(
      "ead", [("xmlns", "http://ead3.archivists.org/schema/")],
      [
        control,
        Markup(
          "archdesc", [("level", "otherlevel"), ("otherlevel", "citations")],
          [did] + (components.isEmpty ? [] : [Markup("dsc", components)])),
      ])
  }
}
