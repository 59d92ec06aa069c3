import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Tracks that lack something that the others have.
    struct Holes {
        /// Segments that are missing, by their numbers.
        struct Missing: Sendable, CustomTestStringConvertible {
            var picture: [Int] = []
            var sound: [Int] = []
            var testDescription: String { "picture \(picture), sound \(sound)" }

            static let some = [
                Missing(picture: [2, 3]), Missing(sound: [2, 3]), Missing(picture: [1], sound: [3, 4]),
            ]
        }

        @Test(.timeLimit(.minutes(10)), arguments: Missing.some, [false, true])
        func segmentsThatAPlaylistOfOneTrackLacks_leaveAHole(missing: Missing, isFragmented: Bool) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let picture = try await media.record(
                .init(name: "v", seconds: 12, hasAudio: false, isFragmented: isFragmented))
            let sound = try await media.record(
                .init(name: "a", seconds: 12, hasVideo: false, isFragmented: isFragmented))
            for (name, files, gone) in [("v", picture, missing.picture), ("a", sound, missing.sound)] {
                let kept = files.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
                try media.write("\(name).m3u8", (isFragmented ? ["#EXT-X-MAP:URI=\"\(name)_init.mp4\""] : []) + kept)
            }
            try media.write("list.m3u8", text: SegmentedMedia.master)
            try fixture.serve(media)
            try await expectHoles(missing, media, fixture.finished(await fixture.run("list.m3u8")))
        }

        @Test(.timeLimit(.minutes(10)), arguments: Missing.some)
        func timeLineOfOneTrackThatLacksSegments_leavesAHole(missing: Missing) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            for name in ["v", "a"] {
                let recording = SegmentedMedia.Recording(
                    name: name, seconds: 12, begin: 0, hasVideo: name == "v", hasAudio: name == "a", isFragmented: true)
                _ = try await media.record(recording)
            }
            try media.write("list.mpd", text: presentation(missing))
            try fixture.serve(media)
            try await expectHoles(missing, media, fixture.finished(await fixture.run("list.mpd")))
        }

        private func expectHoles(_ missing: Missing, _ media: SegmentedMedia, _ file: PartialFile) async throws {
            let streams = try await media.probe(file.path)
            #expect(streams.map(\.kind) == ["video", "audio"])
            for stream in streams { #expect(abs(stream.seconds - 12) < 0.15, "\(stream)") }
            #expect(streams[0].packets == 300 - 50 * missing.picture.count)
            // ffmpeg cuts sound at the end of a packet.
            #expect(abs(streams[1].packets - (563 - 94 * missing.sound.count)) < 4)
            for (selection, gone) in [("v", missing.picture), ("a", missing.sound)] {
                let times = try await media.times(file.path, of: selection)
                let holes = zip(times, times.dropFirst()).filter { $1 - $0 > 0.1 }
                guard let first = gone.first else {
                    #expect(holes.isEmpty, "\(selection) \(holes)")
                    continue
                }
                let hole = try #require(holes.first)
                #expect(holes.count == 1)
                #expect(abs(hole.0 - times[0] - 2 * Double(first)) < 0.15, "\(selection) \(hole)")
                #expect(abs(hole.1 - hole.0 - 2 * Double(gone.count)) < 0.15, "\(selection) \(hole)")
            }
            #expect(file.remarks.count == 1)
            #expect(file.remarks.allSatisfy { $0.hasPrefix("The stream itself lacks") }, "\(file.remarks)")
        }

        private func presentation(_ missing: Missing) -> String {
            let tracks = [("video", "v", "avc1.42c00a", missing.picture), ("audio", "a", "mp4a.40.2", missing.sound)]
            let sets = tracks.map { kind, name, codec, gone in
                let entries = (0..<6).filter { !gone.contains($0) }.map { number in
                    "<S t=\"\(2_000 * number)\" d=\"2000\" n=\"\(number)\"/>"
                }
                return """
                    <AdaptationSet contentType="\(kind)" mimeType="\(kind)/mp4"><SegmentTemplate timescale="1000" \
                    initialization="\(name)_init.mp4" media="\(name)_$Number$.m4s" startNumber="0"><SegmentTimeline>\
                    \(entries.joined())</SegmentTimeline></SegmentTemplate>\
                    <Representation id="\(name)" codecs="\(codec)" bandwidth="1000"/></AdaptationSet>
                    """
            }
            return "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT12S\">"
                + "<Period>\(sets.joined())</Period></MPD>"
        }
    }
}
