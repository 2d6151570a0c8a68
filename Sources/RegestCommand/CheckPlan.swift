import Fingerprint
import Regest

/// The texts of a check, each with the configuration that it is under.
struct CheckPlan {
  /// A file to check.
  struct Text: Sendable {
    var path: PathBytes
    /// The place of its configuration among those of the run.
    var configuration: Int
  }

  /// The configurations.
  var runs: ConfiguredRuns
  /// What is to be checked, in order.
  private(set) var texts: [Text] = []

  /// All that was named and met, whether it is to be checked or not.
  ///
  /// - Parameter sparesNamed: whether what a configuration excludes is checked where it is named.
  /// - Throws: what is wrong with a configuration.
  init(
    _ runs: ConfiguredRuns, of inputs: InputFiles, named: [PathBytes], sparing sparesNamed: Bool
  ) throws(RegestError) {
    self.runs = runs
    for path in named { _ = try Self.index(ofNamed: path, sparing: sparesNamed, in: &self.runs) }
    texts.reserveCapacity(inputs.paths.count)
    for path in inputs.paths {
      let isNamed = sparesNamed && inputs.isNamed(path)
      texts.append(Text(path: path, configuration: try self.runs.index(of: path, isNamed: isNamed)))
    }
  }

  /// The configurations that what is named is under, as YAML, a document each.
  ///
  /// - Throws: what is wrong with one.
  static func configurations(
    _ runs: ConfiguredRuns, of named: [PathBytes]
  ) throws(RegestError) -> String {
    var runs = runs
    for path in named { _ = try index(ofNamed: path, sparing: true, in: &runs) }
    return runs.runs.map { run in run.configuration.text(root: run.paths.fromCurrent(".")) }
      .joined(separator: "---\n")
  }

  private static func index(
    ofNamed path: PathBytes, sparing sparesNamed: Bool, in runs: inout ConfiguredRuns
  ) throws(RegestError) -> Int {
    FileStore.kind(of: path) == .directory
      ? try runs.index(ofFolder: path) : try runs.index(of: path, isNamed: sparesNamed)
  }

  /// Leaves what is to be checked: what is named, and of the rest what the configurations
  /// select, without the files of the cache and the reports that this run replaces.
  ///
  /// - Throws: `invalidRequest` where a report would take the place of a text.
  mutating func select(
    _ inputs: InputFiles, reports: CheckReportFiles, sparing sparesNamed: Bool,
    _ cacheOptions: CheckCacheOptions
  ) throws(RegestError) {
    let isOfCache = cacheOptions.owns
    var selected: [Text] = []
    selected.reserveCapacity(texts.count)
    for text in texts {
      let isNamed = inputs.isNamed(text.path)
      guard try !reports.holds(text.path, isNamed: isNamed) else { continue }
      let isSelected = runs.selects(text.path, by: text.configuration)
      guard isSelected || isNamed && sparesNamed, isNamed || !isOfCache(text.path) else {
        continue
      }
      selected.append(text)
    }
    texts = selected
    for report in reports.paths { runs.see(report: report) }
  }

  /// Where the pages about diagnostics are: that of the first that is named, since a report has
  /// one for all.
  var rulesURL: String? { runs.runs.first?.configuration.rulesURL?.value }

  /// What the check goes by: no report may take its place.
  func sources(_ registerOptions: RegisterOptions) throws(RegestError) -> [PathBytes] {
    var sources: [PathBytes] = []
    for run in runs.runs {
      let configuration = run.configuration
      let register = try registerOptions.place(configured: configuration.register?.value)
      let files = [configuration.file, configuration.baseline?.value, register]
      sources += (files + [configuration.style?.value.file]).compactMap { $0 }
    }
    return sources
  }
}
