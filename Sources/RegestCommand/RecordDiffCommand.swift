import ArgumentParser
import Fingerprint
import Regest

extension RecordCommand {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say which records two builds do not have in common, and why.",
      discussion: """
        The first lines tell the manifests apart: register, rules, sources. Then follows, by \
        path and place, each record that is new or lost, whose verdict changed, that was \
        read otherwise, or whose verdict rests on other entries of the register. Records of \
        a source that has other bytes now are matched by their canonical form and order.

        A record that says the same of the same reference counts as it was, though its id is \
        another one wherever source, register or rules are. Exit status: 0 no record \
        changed, 1 some did.
        """)

    @Argument(
      help: ArgumentHelp("The folder that the earlier `regest build` wrote.", valueName: "earlier"))
    var earlier: String

    @Argument(
      help: ArgumentHelp("The folder that the later one wrote.", valueName: "later"))
    var later: String

    @OptionGroup var formatOptions: FormatOptions

    func run() throws {
      let comparison = try IssueComparison(PathBytes(argument: earlier), PathBytes(argument: later))
      let counts: IssueComparison.Counts
      switch formatOptions.format {
      case .text:
        try Console.write(comparison.heading)
        var last: RecordChange?
        counts = try comparison.run { (change) throws(RegestError) in
          let isFirst = last.map { $0.path != change.path || $0.source != change.source } ?? true
          try Console.write((isFirst ? change.heading : "") + change.text)
          last = change
        }
        try Console.write((last == nil ? "" : "\n") + counts.text + "\n")
      case .json:
        try Console.write(JSONReport.line(comparison))
        counts = try comparison.run { (change) throws(RegestError) in
          try Console.write(JSONReport.line(change))
        }
        try Console.write(JSONReport.line(counts))
      }
      guard counts.areEqual else { throw ExitStatus.findings }
    }
  }
}
