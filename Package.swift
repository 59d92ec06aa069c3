// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

/// The window lives on the first thread, so everything in the executable does unless it says otherwise.
let windowSettings = settings + [.defaultIsolation(MainActor.self)]

let package = Package(
    name: "Zentrio",
    products: [
        .executable(name: "zentrio", targets: ["Zentrio"]),
        // Preloaded into the program by the fault tests.
        .library(name: "PowerLoss", type: .dynamic, targets: ["CPowerLoss"]),
    ],
    dependencies: [
        // The store: migrations, WAL, typed rows.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // The command line: parsing, help and usage errors.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // Log lines with levels, so that a cause is found without a debugger.
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        // The demo's and the tests' HTTP server.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
        // ffmpeg as a child: no shell, bounded output.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        // The slow link of the benchmarks.
        .target(name: "CBenchmarkLink"),
        .systemLibrary(name: "CCrypto"),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CExpat"),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CSDL2"),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CSystemdBus"),
        // FreeType keeps its headers in a folder of their own.
        .systemLibrary(name: "CText", pkgConfig: "freetype2"),
        .systemLibrary(name: "CZlib"),
        .target(name: "KernelThreads", swiftSettings: settings),
        .target(name: "MediaModel", swiftSettings: settings),
        .target(name: "Manifests", dependencies: ["CExpat", "CZlib"], swiftSettings: settings),
        .target(name: "Transfer", dependencies: ["CCurl", "KernelThreads", "MediaModel"], swiftSettings: settings),
        .target(
            name: "DownloadRuntime",
            dependencies: [
                "CCrypto", "CLinux", "CSQLite", "KernelThreads", "Manifests", "MediaModel", "Transfer",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .target(
            name: "MediaSources", dependencies: ["Manifests", "MediaModel", "Transfer"], swiftSettings: settings),
        .target(
            name: "DesktopIntegration", dependencies: ["CSystemdBus", "KernelThreads", "MediaModel"],
            swiftSettings: settings),
        .target(name: "ControlSocket", swiftSettings: settings),
        .target(name: "ImmediateUI", swiftSettings: settings),
        .target(
            name: "SampleLibrary",
            dependencies: [
                "MediaModel",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "Zentrio",
            dependencies: [
                "CSDL2", "CText",
                "ControlSocket",
                "DesktopIntegration",
                "DownloadRuntime",
                "ImmediateUI",
                "Manifests",
                "MediaModel",
                "MediaSources",
                "SampleLibrary",
                "Transfer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: windowSettings),
        .executableTarget(
            name: "ZentrioBenchmarks",
            dependencies: [
                "CBenchmarkLink", "MediaModel", "Transfer", "DownloadRuntime", "DesktopIntegration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // Empty but in builds with the thread sanitizer.
        .target(name: "CSanitizedMutex", path: "Tests/CSanitizedMutex"),
        .target(
            name: "ZentrioTestSupport",
            dependencies: [
                "CSanitizedMutex", "KernelThreads", "MediaModel", "Transfer", "DownloadRuntime", "DesktopIntegration",
            ],
            path: "Tests/ZentrioTestSupport", swiftSettings: settings),
        .testTarget(name: "KernelThreadsTests", dependencies: ["KernelThreads"], swiftSettings: settings),
        .testTarget(name: "ManifestsTests", dependencies: ["Manifests"], swiftSettings: settings),
        .testTarget(
            name: "MediaModelTests", dependencies: ["MediaModel", "ZentrioTestSupport"], swiftSettings: settings),
        .testTarget(
            name: "TransferTests", dependencies: ["Transfer", "MediaModel", "ZentrioTestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DownloadRuntimeTests",
            dependencies: [
                "DownloadRuntime", "KernelThreads", "Manifests", "MediaModel", "MediaSources", "Transfer",
                "ZentrioTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "MediaSourcesTests",
            dependencies: [
                "Manifests", "MediaSources", "MediaModel", "Transfer", "SampleLibrary", "ZentrioTestSupport",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "DesktopIntegrationTests", dependencies: ["DesktopIntegration", "MediaModel"], swiftSettings: settings
        ),
        .testTarget(
            name: "ControlSocketTests", dependencies: ["ControlSocket", "ZentrioTestSupport"], swiftSettings: settings),
        .testTarget(name: "ImmediateUITests", dependencies: ["ImmediateUI"], swiftSettings: settings),
        .testTarget(
            name: "SampleLibraryTests",
            dependencies: [
                "SampleLibrary", "MediaModel",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ZentrioTests",
            dependencies: [
                "Zentrio", "ControlSocket", "DesktopIntegration", "DownloadRuntime", "ImmediateUI", "Manifests",
                "MediaModel",
                "MediaSources", "Transfer",
                "ZentrioTestSupport",
            ],
            exclude: ["Golden", "Reader"], swiftSettings: windowSettings),
        .target(name: "CPowerLoss", path: "Tests/CPowerLoss"),
        .testTarget(
            name: "TortureTests",
            dependencies: [
                "DownloadRuntime", "MediaModel", "Transfer", "ZentrioTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(name: "TidyTests", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
