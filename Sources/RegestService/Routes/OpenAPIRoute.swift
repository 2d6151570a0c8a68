import Hummingbird

/// `GET /openapi.json`: the description of the service, OpenAPI 3.1.
struct OpenAPIRoute: Sendable {
  func add(to table: inout RouteTable) {
    let answer = Response(
      PackageResources.openapi_json, media: "application/json", cache: "public, max-age=300")
    table.get("/openapi.json", counted: false) { _, _ in answer }
  }
}
