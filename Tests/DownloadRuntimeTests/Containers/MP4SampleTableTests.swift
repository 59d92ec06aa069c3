import MediaModel
import Testing

@testable import DownloadRuntime

struct MP4SampleTableTests {
    private func end(_ movie: [UInt8]) throws -> Int64? {
        let box = try #require(MP4Box.list(in: movie, 0..<movie.count).first)
        let information = try #require(
            box.child("trak", in: movie)?.child("mdia", in: movie)?.child("minf", in: movie))
        return MP4SampleTable(information, in: movie)?.end
    }

    @Test func lastChunk_endsBehindItsSamples() throws {
        let movie = ContainerSamples.movie(offsets: [100, 900], sampleSizes: [10, 20, 30, 40], samplesPerChunk: 2)
        #expect(try end(movie) == 970)
    }

    @Test func largestOffsetInTheMiddle_countsOneByte() throws {
        let movie = ContainerSamples.movie(offsets: [900, 100], sampleSizes: [10, 20, 30, 40], samplesPerChunk: 2)
        #expect(try end(movie) == 901)
    }

    @Test func noChunks_haveNoEnd() throws {
        #expect(try end(ContainerSamples.movie(offsets: [], sampleSizes: [], samplesPerChunk: 0)) == nil)
    }

    @Test func moreSamplesThanThereAre_countOneByte() throws {
        #expect(try end(ContainerSamples.movie(offsets: [100], sampleSizes: [10], samplesPerChunk: 5)) == 101)
    }
}
