// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in CI (`CRENEAU_STRICT=1`), so that a newer compiler's new warning does not lock a user out.
let strict = Context.environment["CRENEAU_STRICT"] != nil

/// `Tests/Fuzzing/run` builds the same code with marks at its branches, and the programs that feed it, in a folder of its own.
let isFuzzed = Context.environment["CRENEAU_FUZZ"] != nil

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : []) + (isFuzzed ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

/// A target of the house; what it may import is checked by `ArchitectureTests`.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of one target, with the fixtures in its own `Fixtures` folder.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: ["Fixtures"], swiftSettings: settings)
}

func system(_ name: String, pkgConfig: String?, apt: String, brew: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

let package = Package(
    name: "creneau",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "creneau", targets: ["creneau"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.0.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        system("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev", brew: "libxml2"),
        system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
        system("CLibStemmer", pkgConfig: nil, apt: "libstemmer-dev", brew: "snowball"),
        system("CLibXLSXWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev", brew: "libxlsxwriter"),

        room("MarketModel"),
        room("Learning"),
        room("TextAnalysis", ["MarketModel", "CLibStemmer"]),
        room("Lexicons", ["TextAnalysis", "Learning"], resources: [.copy("../../lexicons")]),
        room("Pages", ["MarketModel", "Learning", "CLibXML2"]),
        room("Concepts", ["Lexicons"]),
        room("Claims", ["Concepts"]),
        room("Demand", ["Concepts"]),
        room("Positioning", ["Concepts"]),
        room(
            "MarketStore",
            ["MarketModel", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift")]),
        room("Reports", ["Positioning", "CLibXLSXWriter"]),
        room(
            "ReviewSite",
            [
                "MarketStore", "Reports", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        room("Pipeline", ["Pages", "Claims", "Demand", "Positioning", "MarketStore", "Reports", "CZlib"]),
        .executableTarget(
            name: "creneau",
            dependencies: ["Pipeline", "ReviewSite", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings),

        tests("MarketModel"),
        tests("Learning"),
        tests("TextAnalysis"),
        tests("Lexicons"),
        tests("Pages"),
        tests("Concepts"),
        tests("Claims"),
        tests("Demand"),
        tests("Positioning", ["Lexicons"]),
        tests("MarketStore"),
        tests("Reports", ["Lexicons"]),
        tests("ReviewSite", ["Lexicons"]),
        tests("Pipeline"),
        .testTarget(name: "CommandTests", dependencies: ["creneau"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ]
)

if isFuzzed {
    let folder = "Tests/Fuzzing/"
    package.products = []
    package.targets.removeAll { $0.type == .test || $0.name == "creneau" }
    package.targets += [
        .target(name: "CFuzzer", path: folder + "CFuzzer"),
        .target(name: "CSteps", path: folder + "CSteps"),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CFuzzer", "Pipeline", "ReviewSite", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: folder + "Fuzz", swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
        .executableTarget(
            name: "Steps", dependencies: ["CSteps", "Pipeline"], path: folder + "Steps",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
    ]
}
