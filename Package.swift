// swift-tools-version: 6.2
import PackageDescription

let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

/// Locks that the thread sanitizer knows: to it, what the standard library's `Mutex` guards looks unguarded.
let locks = Target.Dependency.product(name: "NIOConcurrencyHelpers", package: "swift-nio")

let package = Package(
    name: "dvoinik",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Ground: the system and its libraries.
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CDrawing"),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CNearest"),
        .systemLibrary(name: "COgg", pkgConfig: "ogg", providers: [.apt(["libogg-dev"])]),
        .systemLibrary(name: "COpus", pkgConfig: "opus", providers: [.apt(["libopus-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "ProgramFolder"),
        .target(name: "Sockets"),

        // Core: values and rules, nothing that waits.
        .target(name: "Domain"),
        .target(name: "Asking", dependencies: ["Domain"]),
        .target(name: "Messaging", dependencies: ["Domain"]),
        .target(name: "Dialogue", dependencies: ["Domain", "Messaging"]),
        .target(name: "Texts", dependencies: ["Domain", "Messaging", .product(name: "Yams", package: "Yams")]),
        .target(name: "Outings", dependencies: ["Domain", "Words", .product(name: "Yams", package: "Yams")]),
        .target(name: "Places", dependencies: [locks, "Domain", "ProgramFolder"], resources: [.copy("Resources")]),

        .target(
            name: "Words", dependencies: [locks, "CStemmer", "Domain"],
            resources: [.embedInCode("Resources/en.txt"), .embedInCode("Resources/ru.txt")]),

        // Features: one capability each; they know neither channels nor the database.
        .target(
            name: "Clone",
            dependencies: [
                locks, "Asking", "Domain", "ProgramFolder", "Words",
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            resources: [.copy("Resources")]),

        .target(
            name: "Matching", dependencies: ["Asking", "CNearest", "Domain", "Places", "Words"],
            resources: [.embedInCode("Resources/en.txt"), .embedInCode("Resources/ru.txt")]),

        .target(name: "Pictures", dependencies: ["CDrawing"]),

        // Engine: inbox, conductor, outbox, jobs, for any state machine.
        .target(
            name: "Engine",
            dependencies: [
                locks,
                "Domain", "Messaging", log, lifecycle,
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
            ]),

        // Edges: each speaks to one thing outside.
        .target(
            name: "Store",
            dependencies: [
                locks,
                "Asking", "CArchive", "Domain", "Engine", "Messaging",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),

        .target(name: "Curl", dependencies: [locks, "CCurl"]),
        .target(name: "LanguageModels", dependencies: [locks, "Asking", "Curl", "Domain"]),
        .target(name: "Telegram", dependencies: ["Curl", "Domain", "Engine", "Messaging", lifecycle, log]),
        .target(name: "Terminal", dependencies: ["Domain", "Engine", "Messaging", lifecycle, log]),
        .target(name: "VoiceNotes", dependencies: ["COgg", "COpus"]),

        // Outside: the product put together, and its command line.
        .target(
            name: "Product",
            dependencies: [
                locks,
                "Asking", "CMalloc", "Clone", "Dialogue", "Domain", "Engine", "Matching", "Messaging", "Outings",
                "Pictures",
                "Places", "Store",
                "Texts", "VoiceNotes", "Words", lifecycle, log,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),

        .target(
            name: "Demo",
            dependencies: [
                locks, "Dialogue", "Domain", "Engine", "Matching", "Messaging", "Product", "ProgramFolder", "Store",
                log,
                .product(name: "Yams", package: "Yams"),
            ], resources: [.copy("Resources")]),

        .target(
            name: "BenchLoad",
            dependencies: [locks, "Sockets", .product(name: "HeapModule", package: "swift-collections")]),

        .executableTarget(
            name: "dvoinik",
            dependencies: [
                "Asking", "BenchLoad", "Clone", "Curl", "Demo", "Dialogue", "Domain", "Engine", "LanguageModels",
                "Matching", "Messaging", "Pictures", "Product", "Store", "Telegram", "Terminal", "Texts", "VoiceNotes",
                "Words",
                lifecycle, log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),

        // Tests.
        .testTarget(name: "AskingTests", dependencies: ["Asking"]),
        .target(name: "HTTPTesting", dependencies: [locks, "Sockets"]),
        .testTarget(name: "BenchLoadTests", dependencies: ["BenchLoad"]),
        .testTarget(
            name: "CloneTests",
            dependencies: [
                locks, "Asking", "Clone", "Domain", "SeededChance", "Texts", "Words",
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["Stories/en.yaml", "Stories/ru.yaml"]),
        .testTarget(name: "CurlTests", dependencies: [locks, "Curl", "HTTPTesting"]),
        .testTarget(
            name: "DemoTests",
            dependencies: [
                locks, "Asking", "Demo", "Dialogue", "Domain", "Engine", "Matching", "Messaging", "Product",
                "SeededChance", "Store", "Words", log,
                .product(name: "Configuration", package: "swift-configuration"),
            ], exclude: ["Leaks/en.txt", "Leaks/ru.txt"]),
        .testTarget(name: "DialogueTests", dependencies: ["Dialogue", "Domain", "Messaging", "SeededChance"]),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "SeededChance"]),
        .systemLibrary(
            name: "CPango", path: "Tests/CPango", pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev", "libcairo2-dev"])]),
        .target(name: "DrawingHeaders", dependencies: ["CDrawing", "CPango"], path: "Tests/DrawingHeaders"),
        .testTarget(name: "PicturesTests", dependencies: ["CDrawing", "DrawingHeaders", "Pictures", "SeededChance"]),
        .testTarget(name: "OutingsTests", dependencies: ["Outings", "Domain", "Words"]),
        .testTarget(name: "PlacesTests", dependencies: ["Places", "Domain"]),
        .testTarget(
            name: "LanguageModelsTests",
            dependencies: [locks, "Asking", "Curl", "Domain", "HTTPTesting", "LanguageModels"]),
        .testTarget(
            name: "MatchingTests", dependencies: [locks, "Asking", "Domain", "Matching", "SeededChance", "Words"]),
        .testTarget(name: "MessagingTests", dependencies: ["Messaging"]),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                locks, "Domain", "Engine", "Messaging", "Store", log, .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                locks, "Asking", "Domain", "Engine", "Messaging", "ProcessTesting", "Store", log,
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "ProductTests",
            dependencies: [
                locks, "Asking", "Clone", "Dialogue", "Domain", "Engine", "Matching", "Messaging", "Product",
                "SeededChance",
                "Store", "Texts", "Words", log,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "ProcessTesting", dependencies: [locks, "CArchive", "HTTPTesting"], path: "Tests/ProcessTesting"),
        .testTarget(name: "ProcessTests", dependencies: ["HTTPTesting", "ProcessTesting", "SeededChance"]),
        .testTarget(
            name: "RealModelTests",
            dependencies: [
                locks, "Asking", "Clone", "Curl", "Domain", "LanguageModels", "Matching", "ProcessTesting", "Product",
                "Texts", "Words",
            ]),
        .executableTarget(
            name: "simulate",
            dependencies: [
                locks,
                "Dialogue", "Domain", "Engine", "Messaging", "Product", "SeededChance", "Store", "VoiceNotes", log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ], path: "Tests/Simulate"),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["simulate", locks, "Dialogue", "Domain", "Messaging", "Pictures", "Product", "Store"]),
        .testTarget(
            name: "TelegramTests",
            dependencies: [
                locks,
                "Curl", "Domain", "Engine", "HTTPTesting", "Messaging", "SeededChance", "Telegram", lifecycle, log,
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "TerminalTests", dependencies: [locks, "Domain", "Engine", "Messaging", "Terminal", lifecycle, log]),
        .testTarget(name: "TextsTests", dependencies: ["Texts", "Domain", "Messaging"]),
        .testTarget(name: "VoiceNotesTests", dependencies: ["COgg", "COpus", "SeededChance", "VoiceNotes"]),
        .target(name: "SeededChance", path: "Tests/SeededChance"),
        .testTarget(name: "WordsTests", dependencies: ["Words"]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
