/// Which target may import what.
///
/// The compiler checks targets against Package.swift, but lets an import of a dependency's dependency pass, and knows
/// nothing of the rule that a C library has one owner.
enum ImportMatrix {
    /// What comes with the toolchain; not for the targets that import nothing.
    static let system: Set = ["Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"]

    static let allowed: [String: Set<String>] = [
        "KernelThreads": ["Glibc"],
        "MediaModel": ["Synchronization"],
        "Manifests": ["CExpat", "CZlib"],
        "ImmediateUI": ["Synchronization"],
        "Transfer": system.union(["CCurl", "KernelThreads", "MediaModel"]),
        "DownloadRuntime": system.union([
            "CCrypto", "CLinux", "CSQLite", "GRDB", "GRDBSQLite", "KernelThreads", "Logging", "Manifests", "MediaModel",
            "Transfer",
        ]),
        "MediaSources": system.union(["Manifests", "MediaModel", "Transfer"]),
        "ControlSocket": system,
        "DesktopIntegration": system.union(["CSystemdBus", "KernelThreads", "MediaModel"]),
        "SampleLibrary": system.union([
            "FlyingFox", "FlyingSocks", "MediaModel", "Subprocess", "System", "SystemPackage",
        ]),
        "Zentrio": system.union([
            "ArgumentParser",
            "CSDL2", "CText",
            "ControlSocket",
            "DesktopIntegration",
            "DownloadRuntime",
            "ImmediateUI",
            "Logging",
            "Manifests",
            "MediaModel",
            "MediaSources",
            "SampleLibrary",
            "Transfer",
        ]),
        "ZentrioBenchmarks": system.union([
            "ArgumentParser", "CBenchmarkLink", "DesktopIntegration", "DownloadRuntime", "MediaModel", "Transfer",
        ]),
    ]

    /// What a `*StateMachine.swift` may import: decisions need no clock, lock or file.
    static let allowedInStateMachines: Set = ["MediaModel"]
}
