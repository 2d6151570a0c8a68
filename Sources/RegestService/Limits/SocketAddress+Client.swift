import NIOCore

extension SocketAddress {
  /// Whom limits count an address for: itself of IPv4, and of IPv6 its first 64 bits, since one
  /// host may choose the others as it likes (RFC 4291, section 2.5.1).
  var client: String? { ipAddress.map(Self.client(of:)) }

  /// The same of an address that a proxy names, which may have a port behind it
  /// (`192.0.2.7:4711`, `[2001:db8::1]:4711`); nil of what is no address.
  static func client(named text: some StringProtocol) -> String? {
    var address = text.filter { $0 != " " && $0 != "\t" }[...]
    if address.first == "[" {
      address = address.dropFirst().prefix { $0 != "]" }
    } else if address.contains("."), let colon = address.firstIndex(of: ":"),
      address.lastIndex(of: ":") == colon
    {
      address = address[..<colon]
    }
    return (try? SocketAddress(ipAddress: String(address), port: 0))?.client
  }

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
