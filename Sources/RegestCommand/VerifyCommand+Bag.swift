import Fingerprint

extension VerifyCommand {
  /// Checks a bag, as `regest bag verify` does.
  func verifyBag() throws {
    let given: [(name: String, isGiven: Bool)] = [
      ("--base", base != nil), ("--id", id != nil), ("--sample", sample != nil),
      ("--since", since != nil),
    ]
    if let option = listOptions.given ?? given.first(where: \.isGiven)?.name {
      try refuse(option, for: "a bag", "a bag is verified as a whole")
    }
    try BagCheck(PathBytes(path), strictOptions, threadOptions, formatOptions).run()
  }
}
