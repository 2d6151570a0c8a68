import Hummingbird

/// What the pages load: one style sheet, one script, one picture.
struct AssetRoutes: Sendable {
  func add(to table: inout RouteTable) {
    let assets: [(path: String, bytes: [UInt8], media: String)] = [
      ("/assets/regest.css", PackageResources.regest_css, "text/css; charset=utf-8"),
      ("/assets/regest.js", PackageResources.regest_js, "text/javascript; charset=utf-8"),
      ("/assets/regest.svg", PackageResources.regest_svg, "image/svg+xml"),
    ]
    for asset in assets {
      let answer = Response(asset.bytes, media: asset.media, cache: "public, max-age=300")
      table.get(asset.path, counted: false) { _, _ in answer }
    }
  }
}
