import Testing

@testable import Zentrio

struct ProcessAgeTests {
    @Test func milliseconds_ofThisProcess_growAndAreSane() {
        let first = ProcessAge.milliseconds()
        // The tests of this package take minutes, not days.
        #expect((0..<86_400_000).contains(first))
        #expect(ProcessAge.milliseconds() >= first)
    }
}
