import MediaModel

@testable import DownloadRuntime

/// Files made byte by byte, and whole ones as small as they get.
enum ContainerSamples {
    static func bytes(_ content: [UInt8]) -> ContainerBytes {
        ContainerBytes(size: Int64(content.count)) { count, offset throws(DownloadFailure) in
            Array(content[Int(offset)..<Int(offset) + count])
        }
    }

    static func damage(_ content: [UInt8]) throws -> String? {
        try ContainerCheck.damage(in: bytes(content))
    }

    static func number(_ value: Int, _ count: Int = 4) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
        number(body.count + 8) + Array(type.utf8) + body
    }

    static let fileType = box("ftyp", Array("isom".utf8) + number(0) + Array("isommp41".utf8))

    /// A movie with one track whose chunks lie at the offsets and hold samples of these sizes, the last run of
    /// `samplesPerChunk` in the last chunk.
    static func movie(
        offsets: [Int], sampleSizes: [Int], samplesPerChunk: Int, isLong: Bool = false, isElsewhere: Bool = false
    ) -> [UInt8] {
        let references = number(0) + number(1) + box("url ", number(isElsewhere ? 0 : 1))
        let table =
            box("stsc", number(0) + number(1) + number(1) + number(samplesPerChunk) + number(1))
            + box("stsz", number(0) + number(0) + number(sampleSizes.count) + sampleSizes.flatMap { number($0) })
            + box(
                isLong ? "co64" : "stco",
                number(0) + number(offsets.count) + offsets.flatMap { number($0, isLong ? 8 : 4) })
        let information = box("dinf", box("dref", references)) + box("stbl", table)
        return box("moov", box("mvhd", []) + box("trak", box("mdia", box("minf", information))))
    }
}
