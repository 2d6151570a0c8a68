import Hummingbird

/// `GET /openapi.json`: the description of the service, OpenAPI 3.1.
struct OpenAPIRoute: Sendable {
  func add(to table: inout RouteTable) {
    table.get("/openapi.json", counted: false) { _, _ in
      Response(
        PackageResources.openapi_json, media: "application/json", cache: "public, max-age=300")
    }
  }
}
