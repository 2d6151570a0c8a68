import CanonicalJSON
import Hummingbird
import Regest

/// `GET /openapi.json`: the description of the service, OpenAPI 3.1, with the addresses that
/// there are and the limits that hold.
struct OpenAPIRoute: Sendable {
  let limits: ServiceLimits

  /// Adds it behind the others, which it describes.
  func add(to table: inout RouteTable) {
    let path = "/openapi.json"
    let served = Set((table.routes.map(\.path) + [path]).map(Self.template))
    let answer = Response(
      Self.pruned(Self.document, served, limits), cache: "public, max-age=300")
    table.get(path, counted: false) { _, _ in answer }
  }

  /// What comes along: all addresses, and the limits as usual.
  static let document: JSON = {
    guard let document = try? JSON.parse(PackageResources.openapi_json) else {
      preconditionFailure("the description is JSON")
    }
    return document
  }()

  /// The path of a route as OpenAPI writes it.
  static func template(_ path: String) -> String {
    let parts = path.split(separator: "/").map { part in
      part == "**" ? "{path}" : part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func pruned(
    _ document: JSON, _ served: Set<String>, _ limits: ServiceLimits
  ) -> JSON {
    guard let members = document.members else { return document }
    return .object(
      members.map { member in
        var member = member
        if member.name == "paths", let paths = member.value.members {
          member.value = .object(paths.filter { served.contains($0.name) })
        } else if member.name == "x-limits" {
          member.value = limits.json
        }
        return member
      })
  }
}

extension ServiceLimits {
  /// The limits as the description tells them.
  fileprivate var json: JSON {
    .object(
      [
        ("bodyBytes", body), ("fingerprintBytes", fingerprint), ("headerBytes", header),
        ("addressBytes", address), ("headerSeconds", headerTime),
        ("requestSeconds", requestTime), ("answerSeconds", answerTime),
        ("streamSeconds", streamTime), ("connections", connections),
        ("connectionsOfAClient", clientConnections), ("requestsAtATime", requests),
        ("requestsASecondOfAClient", rate), ("burstOfAClient", burst),
        ("documentsABody", documents), ("referencesAText", SourceText.mostReferences),
        ("pageEntries", RegisterRoutes.largestLimit),
      ].map { JSON.Member(name: $0.0, value: .integer(Int64($0.1))) })
  }
}
