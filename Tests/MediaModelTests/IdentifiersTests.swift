import MediaModel
import Testing

struct IdentifiersTests {
    @Test func newIdentifiers_differAndComeInOrder() {
        let names = (0..<1_000).map { _ in DownloadID.make().rawValue }
        #expect(Set(names).count == 1_000)
        // Other tests make some in between.
        #expect(names == names.sorted())
        #expect(names.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
    }
}
