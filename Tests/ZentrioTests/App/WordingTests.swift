import MediaModel
import Testing

@testable import Zentrio

struct WordingTests {
    private func plain(_ text: String) -> String { text.replacing(Wording.thinSpace, with: " ") }

    @Test(arguments: [
        (0, "0 MB"), (1, "1 kB"), (176_000_000, "176 MB"), (999_400, "1 000 kB"), (3_400_000_000, "3.4 GB"),
        (999_999_999, "1.0 GB"), (212_000_000_000, "212 GB"), (1_234_500_000_000, "1 235 GB"),
    ])
    func size_bytes_readsInItsUnit(bytes: Int64, text: String) {
        #expect(plain(Wording.size(ByteCount(bytes))) == text)
    }

    @Test func progress_bothNumbers_shareTheUnitOfTheWhole() {
        #expect(plain(Wording.progress(ByteCount(1_900_000_000), of: ByteCount(3_400_000_000))) == "1.9 of 3.4 GB")
        #expect(plain(Wording.progress(ByteCount(70_400_000), of: ByteCount(184_000_000))) == "70 of 184 MB")
        #expect(plain(Wording.progress(ByteCount(70_400_000), of: nil)) == "70 MB")
    }

    @Test func used_withoutALimit_saysThatTheRestIsFree() {
        let (used, free) = (ByteCount(30_000_000), ByteCount(68_700_000_000))
        #expect(plain(Wording.used(StorageFigures(used: used, free: free))) == "30 MB used · 68.7 GB free")
        let limited = StorageFigures(used: used, free: free, limit: ByteCount(50_000_000_000))
        #expect(plain(Wording.used(limited)) == "30 MB of 50 GB")
    }

    @Test func speed_belowAMegabyte_isInKilobytes() {
        #expect(plain(Wording.speed(ByteCount(6_800_000))) == "6.8 MB/s")
        #expect(plain(Wording.speed(ByteCount(640_000))) == "640 kB/s")
        #expect(plain(Wording.speed(.zero)) == "0 kB/s")
    }

    @Test func roundSpeed_wholeMegabytes_hasNoTenths() {
        #expect(plain(Wording.roundSpeed(ByteCount(50_000_000))) == "50 MB/s")
        #expect(plain(Wording.roundSpeed(ByteCount(1_500_000))) == "1.5 MB/s")
        #expect(plain(Wording.roundSpeed(ByteCount(640_000))) == "640 kB/s")
    }

    @Test func continued_onlyEnglishBeginsSmall() throws {
        #expect(Wording.continued("The disk needs 1.2 GB.") == "the disk needs 1.2 GB.")
        let german = try Catalogue.load(.german, assets: ProjectFolders.root + "/Assets")
        #expect(Catalogue.$local.withValue(german) { Wording.continued("Nur Netz") } == "Nur Netz")
    }

    @Test func percent_almostDone_isNotAHundred() {
        #expect(plain(Wording.percent(0.9999)) == "99 %")
        #expect(plain(Wording.percent(1)) == "100 %")
        #expect(plain(Wording.percent(0.56)) == "56 %")
    }

    @Test(arguments: [
        (0.2, "1 s left"), (48, "48 s left"), (220, "3 min 40 s left"), (180, "3 min left"), (1_799, "30 min left"),
        (7_500, "2 h 5 min left"),
    ])
    func timeLeft_seconds_readsAsAPersonWouldSay(seconds: Double, text: String) {
        #expect(plain(Wording.timeLeft(.seconds(seconds))) == text)
    }
}
