/// What a configuration or a directive names of the table of diagnostics: one, or a series.
public enum DiagnosticSelector: Sendable, Hashable {
  /// One diagnostic.
  case code(DiagnosticCode)
  /// All whose codes begin with these letters, such as `REF`.
  case series(String)

  /// The diagnostic or the series with a text, spelled as in the table: `REF101`,
  /// `missing-list-mark` or `REF`. What says that Regest could not finish has no selector:
  /// it can be neither ignored nor given another weight.
  public init?(_ text: String) {
    guard let selector = Self.byText[text] else { return nil }
    self = selector
  }

  /// Every text that names something: the series, the codes, the names.
  public static let texts: [String] = {
    let codes = DiagnosticCode.allCases.filter(\.isSelectable)
    return series + codes.map(\.rawValue) + codes.map(\.name)
  }()

  private static let series: [String] = {
    var series: [String] = []
    for code in DiagnosticCode.allCases where series.last != code.series {
      series.append(code.series)
    }
    return series
  }()

  private static let byText: [String: DiagnosticSelector] = {
    var selectors: [String: DiagnosticSelector] = [:]
    for name in series { selectors[name] = .series(name) }
    for code in DiagnosticCode.allCases where code.isSelectable {
      selectors[code.rawValue] = .code(code)
      selectors[code.name] = .code(code)
    }
    return selectors
  }()

  /// Why a text names nothing, and what may have been meant: the end of a sentence.
  static func fault(of text: String) -> String {
    if let code = DiagnosticCode(text: text), !code.isSelectable {
      return "“\(text)” says that not all was checked, which is always told"
    }
    let names = DiagnosticSelector.texts
    return "no diagnostic and no series has the name “\(text.printable)”"
      + NearestWord.hint(text, among: names)
  }

  /// Whether a diagnostic is what is named.
  public func contains(_ code: DiagnosticCode) -> Bool {
    guard code.isSelectable else { return false }
    return switch self {
    case .code(let named): named == code
    case .series(let letters): code.series == letters
    }
  }

  /// Whether it names what is said of directives, of a configuration or of a baseline.
  var isAboutConfiguration: Bool {
    switch self {
    case .code(let code): code.isAboutConfiguration
    case .series(let letters): letters == DiagnosticCode.ignoreUnused.series
    }
  }

  /// The code or the letters of the series.
  public var text: String {
    switch self {
    case .code(let code): code.rawValue
    case .series(let letters): letters
    }
  }
}

extension DiagnosticCode {
  /// The letters of its series, such as `REF`.
  public var series: String { String(rawValue.prefix(3)) }

  /// Whether it may be ignored or given another weight.
  public var isSelectable: Bool { !isObstacle }
}
