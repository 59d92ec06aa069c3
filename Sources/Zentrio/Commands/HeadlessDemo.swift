import DesktopIntegration
import DownloadRuntime
import Foundation
import ImmediateUI
import MediaModel
import MediaSources
import SampleLibrary

/// The demo on a machine without a display: downloads one sample film through the runtime, then draws every page.
nonisolated struct HeadlessDemo: Sendable {
    /// The film did not arrive.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let resources: ResourceDirectory
    let directories: XDGDirectories
    let library: SampleLibrary
    /// The folder of the pictures; it is made.
    let output: String

    func run() throws {
        print("No display: downloading one film and drawing the pages instead.")
        try ForegroundTask.run { task in
            do {
                let session = try RuntimeSession(directories: directories)
                print(try await download(session))
            } catch let failure as RuntimeSession.Failure {
                task.end(.failure(CommandFailure(.failed, failure.sentence)))
            } catch {
                task.end(.failure(CommandFailure(.failed, "\(error)")))
            }
        }
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        for page in try drawPages() { print(page) }
    }

    private func download(_ session: RuntimeSession) async throws -> String {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await library.run() }
            group.addTask { await session.run() }
            let events = session.runtime.events()
            let request = try await chooseFilm(session)
            print("Downloading \(request.item.displayTitle), \(request.stream.sizeText).")
            let reply = try await session.runtime.send(.enqueue(request))
            let path = try await finish(reply.download, events: events)
            await session.runtime.shutdown()
            await library.stop()
            group.cancelAll()
            return path
        }
    }

    private func chooseFilm(_ session: RuntimeSession) async throws -> DownloadRequest {
        let base = try await library.waitUntilListening()
        let suggestions = try await session.resolver.suggestions(fromAddonAt: base)
        guard let first = suggestions.first else { throw Failure(description: "The sample library is empty.") }
        let link = try await session.resolver.resolve(first.address.text)
        guard let stream = StreamChoice.stream(for: .p480, among: link.streams) else {
            throw Failure(description: "The sample library has no stream.")
        }
        return DownloadRequest(item: link.item, stream: stream, quality: .p480)
    }

    private func finish(_ download: Download?, events: EventSubscription) async throws -> String {
        if let path = download?.finalPath { return path }
        for await event in events {
            guard case .statusChanged(let change) = event, change.id == download?.id else { continue }
            if let path = change.download.finalPath, change.to == .completed { return path }
            if change.to == .failed { throw Failure(description: change.error?.sentence ?? "The download failed.") }
        }
        throw Failure(description: "The download was stopped.")
    }

    private func drawPages() throws -> [String] {
        try MainActor.assumeIsolated {
            let renderer = try PageRenderer(resources: resources)
            return try SampleModel.Scene.allCases.map { scene in
                let path = "\(output)/\(scene.rawValue).png"
                try renderer.render(scene, size: Extent(width: 1_280, height: 800), to: path)
                return path
            }
        }
    }
}
