import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Sound without a container, whose times stand in tags before its segments.
    struct PackedSound {
        /// The clock of 33 bits ends within the sound, and between the beginnings of picture and sound.
        @Test(.timeLimit(.minutes(10)), arguments: [95_440.0, 95_443.5])
        func clock_thatBeginsAgain_isCountedOn(begin: Double) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let picture = try await media.record(.init(name: "v", seconds: 8, begin: begin, hasAudio: false))
            let sound = try await media.record(.init(name: "a", seconds: 8, hasVideo: false, isPacked: true))
            try write(sound, from: try await firstTime(of: picture[0], media) + 0.5, to: media)
            try media.writeTracks(picture: picture, sound: sound)
            let (_, streams) = try await fixture.servedFilm(of: media)
            #expect(streams.map(\.kind) == ["video", "audio"])
            #expect(abs(streams[1].begin - streams[0].begin - 0.5) < 0.03, "\(streams)")
            #expect(streams[0].begin < 0.1)
            SegmentedMedia.expect(streams, pictures: 200, seconds: 8, within: 0.1)
        }

        /// Some muxers write the time at which the sound begins into every tag, or always zero.
        @Test(.timeLimit(.minutes(10)), arguments: [nil, 0.5])
        func tagsThatAllSayTheSame_leaveTheOrderOfTheSegments(delay: Double?) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let picture = try await media.record(.init(name: "v", seconds: 8, hasAudio: false))
            let sound = try await media.record(.init(name: "a", seconds: 8, begin: 0, hasVideo: false, isPacked: true))
            let first = try await firstTime(of: picture[0], media)
            for name in sound { try write(delay.map { first + $0 } ?? 0, before: name, to: media) }
            try media.writeTracks(picture: picture, sound: sound)
            let (_, streams) = try await fixture.servedFilm(of: media)
            #expect(streams.map(\.kind) == ["video", "audio"])
            #expect(streams[0].packets == 200)
            #expect(streams[1].packets == 376, "\(streams)")
            for stream in streams { #expect(abs(stream.seconds - 8) < 0.1, "\(stream)") }
            #expect(abs(streams[1].begin - streams[0].begin - (delay ?? 0)) < 0.03, "\(streams)")
        }

        /// In a part of one segment there is nothing that a tag of zero repeats.
        @Test(.timeLimit(.minutes(10)), arguments: [[0], [1, 2, 3]])
        func tagsThatAllSayZero_tellNothingInAnyPart(first: [Int]) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let picture = try await media.record(.init(name: "v", seconds: 8, hasAudio: false))
            let sound = try await media.record(.init(name: "a", seconds: 8, begin: 0, hasVideo: false, isPacked: true))
            for name in sound { try write(0, before: name, to: media) }
            for (name, files) in [("v", picture), ("a", sound)] {
                let parts = [files.prefix(first.count), files.dropFirst(first.count)]
                try media.write("\(name).m3u8", Array(parts.joined(separator: ["#EXT-X-DISCONTINUITY"])))
            }
            try media.write("list.m3u8", text: SegmentedMedia.master)
            let (_, streams) = try await fixture.servedFilm(of: media)
            SegmentedMedia.expect(streams, pictures: 200, seconds: 8, within: 0.1)
            #expect(abs(streams[1].begin - streams[0].begin) < 0.03, "\(streams)")
        }

        /// How a playlist of sound tells that segments are missing.
        enum Lack: CaseIterable {
            /// They are declared missing, and the tags behind them say so, too.
            case declared
            /// They are declared missing, and all tags are zero.
            case declaredOnly
            /// Only the tags tell.
            case told
        }

        @Test(.timeLimit(.minutes(10)), arguments: Lack.allCases)
        func segmentsThatAreMissing_leaveAHole(lack: Lack) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let picture = try await media.record(.init(name: "v", seconds: 12, hasAudio: false))
            let sound = try await media.record(
                .init(name: "a", seconds: 12, begin: 0, hasVideo: false, isPacked: true))
            if lack == .declaredOnly {
                for name in sound { try write(0, before: name, to: media) }
            } else {
                try write(sound, from: try await firstTime(of: picture[0], media), to: media)
            }
            try media.write("v.m3u8", picture)
            let kept = sound.enumerated().flatMap { number, name in
                (2...3).contains(number) ? lack == .told ? [] : ["#EXT-X-GAP", "absent.aac"] : [name]
            }
            try media.write("a.m3u8", kept)
            try media.write("list.m3u8", text: SegmentedMedia.master)
            let (file, streams) = try await fixture.servedFilm(of: media)
            #expect(streams.map(\.kind) == ["video", "audio"])
            #expect(streams.map(\.packets) == [300, 377])
            for stream in streams { #expect(abs(stream.seconds - 12) < 0.1, "\(stream)") }
            #expect(abs(streams[1].begin - streams[0].begin) < 0.03, "\(streams)")
            let times = try await media.times(file.path, of: "a")
            let holes = zip(times, times.dropFirst()).filter { $1 - $0 > 0.03 }
            let hole = try #require(holes.first)
            #expect(holes.count == 1)
            #expect(abs(hole.0 - times[0] - 187 * 1_024 / 48_000) < 0.001, "\(hole)")
            #expect(abs(hole.1 - hole.0 - 188 * 1_024 / 48_000) < 0.02, "\(hole)")
            #expect(file.remarks.allSatisfy { $0.hasPrefix("The stream itself lacks 4 s") }, "\(file.remarks)")
            #expect(file.remarks.count == 1)
        }

        /// Puts tags before segments that follow each other, from a time on.
        private func write(_ sound: [String], from begin: Double, to media: SegmentedMedia) throws {
            var time = begin
            for name in sound {
                let bytes = try TestFolder.read(media.folder.path(name))
                let frames = try #require(bytes.withUnsafeBytes { PackedAudioScanner.adtsFrames($0) })
                try write(time, before: name, to: media)
                time += Double(frames.count * 1_024) / Double(frames.sampleRate)
            }
        }

        private func write(_ time: Double, before name: String, to media: SegmentedMedia) throws {
            let bytes = try TestFolder.read(media.folder.path(name))
            try TestFolder.write(tag(time) + bytes, to: media.folder.path(name))
        }

        /// Seconds at the first picture, counted past the end of the clock.
        private func firstTime(of segment: String, _ media: SegmentedMedia) async throws -> Double {
            let time = try #require(try await media.times(media.folder.path(segment), of: "v").first)
            return time < 0 ? time + ClockPeriod.seconds : time
        }

        /// An ID3 tag with a timestamp (RFC 8216, 3.4).
        private func tag(_ seconds: Double) -> [UInt8] {
            let ticks = UInt64((seconds * 90_000).rounded()) % (1 << 33)
            let owner = Array("com.apple.streaming.transportStreamTimestamp".utf8) + [0]
            let body = owner + (0..<8).map { UInt8(truncatingIfNeeded: ticks >> (56 - 8 * $0)) }
            let frame = Array("PRIV".utf8) + [0, 0, 0, UInt8(body.count), 0, 0] + body
            return Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, UInt8(frame.count)] + frame
        }
    }
}
