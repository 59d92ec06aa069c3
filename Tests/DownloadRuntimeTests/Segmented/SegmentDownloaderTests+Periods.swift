import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Parts of a title that begin where the one before ends: DASH periods, and an advertisement in a playlist.
    struct Periods {
        /// Where a period begins, in seconds of the film: on the border of a segment, or in its middle.
        @Test(.timeLimit(.minutes(10)), arguments: [4.0, 3.0])
        func segmentOverTheBorderOfPeriods_isTakenOnce(border: Double) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            _ = try await media.record(.init(name: "v", seconds: 8, begin: 0, hasAudio: false, isFragmented: true))
            _ = try await media.record(.init(name: "a", seconds: 8, begin: 0, hasVideo: false, isFragmented: true))
            try media.write("list.mpd", text: twoPeriods(from: border))
            try fixture.serve(media)
            let file = try fixture.finished(await fixture.run("list.mpd"))
            for number in 0..<4 {
                #expect(fixture.requests("/v_\(number).m4s").count == 1, "picture \(number)")
                #expect(fixture.requests("/a_\(number).m4s").count == 1, "sound \(number)")
            }
            let streams = try await media.probe(file.path)
            SegmentedMedia.expect(streams, pictures: 200, seconds: 8, within: 0.06)
            #expect(abs(Double(streams[1].packets) * 1_024 / 48_000 - streams[1].seconds) < 0.03, "\(streams[1])")
            let times = try await media.pictureTimes(file.path)
            SegmentedMedia.expect(times, toStep: 0.029...0.051)
            #expect(file.remarks.isEmpty, "\(file.remarks)")
        }

        /// The last segment of a period reaches over its end, and the next period has media of its own there; `begin` is
        /// where that begins in its time line, in seconds.
        @Test(.timeLimit(.minutes(10)), arguments: [0.0, 30.0])
        func segmentOverTheBorder_behindWhichOtherMediaBegins_isCut(begin: Double) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            for (suffix, seconds, begin) in [("1", 6, 0.0), ("2", 4, begin)] {
                for (name, hasVideo) in [("v", true), ("a", false)] {
                    let recording = SegmentedMedia.Recording(
                        name: name + suffix, seconds: seconds, begin: begin, hasVideo: hasVideo, hasAudio: !hasVideo,
                        isFragmented: true, hasNegativeOffsets: true)
                    _ = try await media.record(recording)
                }
            }
            try media.write("list.mpd", text: otherPeriods(border: 5, begin: begin))
            let (file, streams) = try await fixture.servedFilm("list.mpd", of: media)
            #expect(streams.map(\.kind) == ["video", "audio"])
            for stream in streams { #expect(abs(stream.seconds - 9) < 0.06, "\(stream)") }
            // The first picture comes two behind the sound, and those that need one behind the border go with it.
            #expect((221...223).contains(streams[0].packets), "\(streams[0])")
            #expect(abs(Double(streams[1].packets) * 1_024 / 48_000 - 9) < 0.06, "\(streams[1])")
            let pictures = try await media.pictureTimes(file.path)
            SegmentedMedia.expect(pictures, toStep: 0.03...0.19)
            let sounds = try await media.times(file.path, of: "a")
            #expect(zip(sounds.dropFirst(), sounds).allSatisfy { $0 - $1 > 0.02 && $0 - $1 < 0.06 })
            #expect(file.remarks.isEmpty, "\(file.remarks)")
        }

        /// Two periods of different recordings; the second one's time line begins anywhere.
        private func otherPeriods(border: Double, begin: Double) -> String {
            let tracks = [("video", "v", "avc1.42c00a"), ("audio", "a", "mp4a.40.2")]
            let recordings = [("1", "duration=\"PT\(border)S\"", 0.0, 3), ("2", "", begin, 2)]
            let periods = recordings.map { suffix, length, begin, count in
                let entries = "<S t=\"\(Int(begin * 1_000))\" d=\"2000\" r=\"\(count - 1)\"/>"
                let sets = tracks.map { kind, name, codec in set(kind, name + suffix, codec, entries, offset: begin) }
                return "<Period \(length)>\(sets.joined())</Period>"
            }
            return "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" "
                + "mediaPresentationDuration=\"PT\(border + 4)S\">\(periods.joined())</MPD>"
        }

        /// The clock of an advertisement may be anything, also just a little ahead of the film's, or behind it.
        @Test(.timeLimit(.minutes(10)), arguments: [14.4, 13.7])
        func clockOfAnAdvertisement_thatNearlyContinues_leavesNoHole(begin: Double) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let first = try await media.record(.init(name: "a", seconds: 4))
            let advertisement = try await media.record(.init(name: "b", seconds: 4, tone: 880, begin: begin))
            let last = try await media.record(.init(name: "c", seconds: 4, begin: begin + 4.4))
            let seam = ["#EXT-X-DISCONTINUITY"]
            try media.write("list.m3u8", first + seam + advertisement + seam + last)
            let (file, streams) = try await fixture.servedFilm(of: media)
            SegmentedMedia.expect(streams, pictures: 300, seconds: 12, within: 0.1)
            #expect(abs(streams[0].begin - streams[1].begin) < 0.03, "\(streams)")
            let times = try await media.pictureTimes(file.path)
            SegmentedMedia.expect(times, toStep: 0.02...0.09)
        }

        /// Eight seconds in two periods, with one time line for both: what lies outside of each is not of it.
        private func twoPeriods(from border: Double) -> String {
            let periods = [(0.0, "duration=\"PT\(border)S\""), (border, "")].map { start, length in
                // Segments of sound are a little longer than those of the picture.
                let picture = set("video", "v", "avc1.42c00a", "<S t=\"0\" d=\"2000\" r=\"3\"/>", offset: start)
                let sound = set(
                    "audio", "a", "mp4a.40.2", "<S t=\"0\" d=\"2005\" r=\"2\"/><S d=\"1985\"/>", offset: start)
                return "<Period \(length)>\(picture)\(sound)</Period>"
            }
            return "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT8S\">"
                + periods.joined() + "</MPD>"
        }

        private func set(
            _ kind: String, _ name: String, _ codec: String, _ timeline: String, offset: Double
        ) -> String {
            """
            <AdaptationSet contentType="\(kind)" mimeType="\(kind)/mp4"><SegmentTemplate timescale="1000" \
            initialization="\(name)_init.mp4" media="\(name)_$Number$.m4s" startNumber="0" \
            presentationTimeOffset="\(Int(offset * 1_000))"><SegmentTimeline>\(timeline)</SegmentTimeline>\
            </SegmentTemplate><Representation id="\(name)" codecs="\(codec)" bandwidth="1000"/></AdaptationSet>
            """
        }
    }
}
