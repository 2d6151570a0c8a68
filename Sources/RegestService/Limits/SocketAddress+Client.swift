import NIOCore

extension SocketAddress {
  /// Whom limits count an address for: itself of IPv4, and of IPv6 its first 64 bits, since one
  /// host may choose the others as it likes (RFC 4291, section 2.5.1).
  var client: String? { ipAddress.map(Self.client(of:)) }

  /// The same of an address as it is written.
  static func client(of address: String) -> String {
    guard address.contains(":"), !address.contains(".") else { return address }
    let groups = address.prefix { $0 != "%" }.split(
      separator: ":", omittingEmptySubsequences: false)
    let given = groups.filter { !$0.isEmpty }
    // `::` stands for as many zeros as are missing.
    let gap = groups.firstIndex(of: "") ?? given.count
    let zeros = Array(repeating: Substring("0"), count: max(0, 8 - given.count))
    return (given.prefix(gap) + zeros + given.dropFirst(gap)).prefix(4).joined(separator: ":")
  }
}
