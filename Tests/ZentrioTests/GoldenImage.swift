import Foundation
import Testing

@testable import Zentrio

/// Compares what was painted with a picture in the repository.
///
/// `UPDATE_GOLDEN=1` rewrites the pictures. On a mismatch the new picture and the difference are written beside the old
/// one as `.new.png` and `.diff.png`. Small differences are allowed because distributions carry different versions of
/// FreeType.
enum GoldenImage {
    /// How far a channel may be off, of 255.
    static let tolerance = 8
    /// How many of a thousand pixels may be further off.
    static let allowedPerThousand = 1.0

    /// Records an issue unless the picture looks like the stored one.
    ///
    /// - Parameters:
    ///   - bitmap: What was painted.
    ///   - name: The stored picture's name without ending.
    ///   - location: Where the test asks.
    static func expect(_ bitmap: Bitmap, matches name: String, location: SourceLocation = #_sourceLocation) {
        let path = ProjectFolders.golden + "/" + name
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            #expect(PictureFile.writePNG(bitmap, to: path + ".png"), sourceLocation: location)
            return
        }
        guard let stored = PictureFile.decode(path + ".png") else {
            _ = PictureFile.writePNG(bitmap, to: path + ".new.png")
            Issue.record(
                "There is no \(name).png; look at \(name).new.png and store it with UPDATE_GOLDEN=1.",
                sourceLocation: location)
            return
        }
        guard stored.width == bitmap.width, stored.height == bitmap.height else {
            _ = PictureFile.writePNG(bitmap, to: path + ".new.png")
            Issue.record("\(name).png has another size; see \(name).new.png.", sourceLocation: location)
            return
        }
        compare(bitmap, stored, path: path, name: name, location: location)
    }

    private static func compare(
        _ bitmap: Bitmap, _ stored: Bitmap, path: String, name: String, location: SourceLocation
    ) {
        guard bitmap.pixels != stored.pixels else { return }
        var difference = Bitmap(width: bitmap.width, height: bitmap.height)
        var count = 0
        for index in bitmap.pixels.indices where bitmap.pixels[index] != stored.pixels[index] {
            let distance = distance(bitmap.pixels[index], stored.pixels[index])
            difference.pixels[index] = 0xFF00_0000 | UInt32(min(255, distance * 4)) << 16
            if distance > tolerance { count += 1 }
        }
        guard Double(count) > Double(bitmap.pixels.count) * allowedPerThousand / 1000 else { return }
        _ = PictureFile.writePNG(bitmap, to: path + ".new.png")
        _ = PictureFile.writePNG(difference, to: path + ".diff.png")
        Issue.record("\(count) pixels differ from \(name).png; see \(name).diff.png.", sourceLocation: location)
    }

    /// The largest difference of a channel, of 255.
    static func distance(_ first: UInt32, _ second: UInt32) -> Int {
        [16, 8, 0].map { abs(Int(first >> $0 & 0xFF) - Int(second >> $0 & 0xFF)) }.max() ?? 0
    }
}
