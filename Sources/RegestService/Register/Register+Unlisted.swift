import ArchivalReference
import HTTPTypes
import Regest

extension Register {
  /// The deepest place above another of which the register has an entry.
  func deepest(above place: RegisterPlace) throws(RegestError) -> RegisterPlace? {
    var above = place.parent
    while let known = above {
      if try item(at: known) != nil { return known }
      above = known.parent
    }
    return nil
  }

  /// Why there is no answer to who asks for a place, and how far down the register goes on the
  /// way to it.
  func unlisted(_ place: RegisterPlace) throws(RegestError) -> Problem {
    let wanted = "the register has no \(place.level.name) \(place.parts.joined(separator: "/"))"
    guard let known = try deepest(above: place) else { return Problem(.unlisted, wanted) }
    return Problem(
      .unlisted, "\(wanted); it has \(known.parts.joined(separator: "/"))",
      headers: [.link: "<\(RegisterRoutes.path(known))>; rel=\"up\""])
  }
}

extension HTTPField.Name {
  /// `Link` (RFC 8288).
  static let link: HTTPField.Name = {
    guard let name = HTTPField.Name("Link") else { preconditionFailure("Link is a field's name") }
    return name
  }()
}
