// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: Swift 6, each use of memory that the compiler
/// cannot prove safe marked `unsafe`, and no warning let through.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "regest",
  products: [
    .executable(name: "regest", targets: ["RegestCommand"]),
    .executable(name: "regest-server", targets: ["RegestService"]),
    .library(name: "Regest", targets: ["Regest"]),
    .library(name: "ArchivalReference", targets: ["ArchivalReference"]),
    .library(name: "DocumentText", targets: ["DocumentText"]),
    .library(name: "Citing", targets: ["Citing"]),
    .library(name: "Interchange", targets: ["Interchange"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibcrypto",
      pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]
    ),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Fingerprint", dependencies: ["CLibcrypto", "CLinux"], swiftSettings: strict),
    .target(name: "Fixity", dependencies: ["Fingerprint"], swiftSettings: strict),
    .target(name: "Merkle", dependencies: ["Fingerprint"], swiftSettings: strict),
    .target(
      name: "TransparencyLog", dependencies: ["Fingerprint", "Merkle"], swiftSettings: strict),
    .target(name: "CanonicalJSON", swiftSettings: strict),
    .target(
      name: "Signatures", dependencies: ["CanonicalJSON", "Fingerprint"], swiftSettings: strict),
    .target(
      name: "ArchivalReference",
      resources: [.embedInCode("Archives/archives.csv")],
      swiftSettings: strict
    ),
    .target(name: "DocumentText", swiftSettings: strict),
    .target(name: "OfficeText", dependencies: ["CZlib", "DocumentText"], swiftSettings: strict),
    .target(
      name: "Citing",
      dependencies: ["ArchivalReference"],
      resources: [
        .embedInCode("Scripts/scripts.csv"), .embedInCode("Archives/places.csv"),
        .embedInCode("Styles/Builtin"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Interchange", dependencies: ["ArchivalReference", "CanonicalJSON", "Citing"],
      swiftSettings: strict),
    .target(
      name: "Regest",
      dependencies: [
        "ArchivalReference", "CanonicalJSON", "Citing", "DocumentText", "Fingerprint", "Fixity",
        "Interchange", "Merkle", "OfficeText", "Signatures", "TransparencyLog",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Ledger",
      dependencies: [
        "Fingerprint", "Merkle", "Regest", "TransparencyLog",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "RegestCommand",
      dependencies: [
        "ArchivalReference", "CanonicalJSON", "Citing", "DocumentText", "Fingerprint", "Fixity",
        "Interchange", "Merkle", "Regest", "Signatures", "TransparencyLog",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "RegestService",
      dependencies: [
        "ArchivalReference", "CanonicalJSON", "Citing", "DocumentText", "Fingerprint",
        "Interchange", "Ledger", "OfficeText", "Regest", "TransparencyLog",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      resources: [
        .embedInCode("OpenAPI/openapi.json"), .embedInCode("Page/words.tsv"),
        .embedInCode("Page/Templates"), .embedInCode("Page/Assets"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ParserBench", dependencies: ["ArchivalReference", "Fingerprint"],
      path: "Benchmarks/ParserBench", swiftSettings: strict),
    .executableTarget(
      name: "CiteBench", dependencies: ["ArchivalReference", "Citing"],
      path: "Benchmarks/CiteBench", swiftSettings: strict),
    .executableTarget(
      name: "RecordBench", dependencies: ["ArchivalReference", "Fingerprint", "Regest"],
      path: "Benchmarks/RecordBench", swiftSettings: strict),
    .executableTarget(
      name: "BareRoute",
      dependencies: [
        "Fingerprint",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      path: "Benchmarks/BareRoute", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Fingerprint"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "FingerprintTests", dependencies: ["Fingerprint", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FixityTests", dependencies: ["Fingerprint", "Fixity", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MerkleTests", dependencies: ["CanonicalJSON", "Fingerprint", "Merkle", "TestSupport"],
      swiftSettings: strict),
    .executableTarget(
      name: "LogAppender", dependencies: ["Fingerprint", "TestSupport", "TransparencyLog"],
      path: "Tests/LogAppender", swiftSettings: strict),
    .testTarget(
      name: "TransparencyLogTests",
      dependencies: ["Fingerprint", "LogAppender", "Merkle", "TestSupport", "TransparencyLog"],
      swiftSettings: strict),
    .executableTarget(
      name: "LedgerWriter", dependencies: ["Fingerprint", "Ledger", "Regest"],
      path: "Tests/LedgerWriter", swiftSettings: strict),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Fingerprint", "Ledger", "LedgerWriter", "Merkle", "Regest", "TestSupport",
        "TransparencyLog", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SignaturesTests", dependencies: ["Fingerprint", "Signatures", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CanonicalJSONTests", dependencies: ["CanonicalJSON", "Fingerprint", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ArchivalReferenceTests",
      dependencies: ["ArchivalReference", "CanonicalJSON", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DocumentTextTests", dependencies: ["DocumentText", "Fingerprint", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "OfficeTextTests", dependencies: ["DocumentText", "OfficeText", "TestSupport"],
      swiftSettings: strict),
    .target(
      name: "CitingTestSupport", dependencies: ["ArchivalReference", "Citing", "TestSupport"],
      path: "Tests/CitingTestSupport", swiftSettings: strict),
    .testTarget(
      name: "CitingTests",
      dependencies: ["ArchivalReference", "Citing", "CitingTestSupport", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests",
      dependencies: [
        "ArchivalReference", "CanonicalJSON", "Citing", "CitingTestSupport", "Fingerprint",
        "Interchange", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RegestTests",
      dependencies: [
        "ArchivalReference", "CanonicalJSON", "Citing", "CitingTestSupport", "DocumentText",
        "Fingerprint", "Fixity", "Interchange", "Regest", "TestSupport", "TransparencyLog",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RegestCommandTests",
      dependencies: [
        "CanonicalJSON", "Fingerprint", "Regest", "RegestCommand", "RegestService", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RegestServiceTests",
      dependencies: [
        "ArchivalReference", "CanonicalJSON", "Citing", "Fingerprint", "Ledger", "Regest",
        "RegestService", "TestSupport", "TransparencyLog",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ],
      swiftSettings: strict),
  ]
)
