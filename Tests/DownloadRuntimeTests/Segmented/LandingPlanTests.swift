import Testing

@testable import DownloadRuntime

struct LandingPlanTests {
    /// A plan whose file 0 ends at 1,000 before segment 3.
    private var begun: LandingPlan {
        var plan = LandingPlan()
        #expect(plan.noteWritten(file: 0, next: 3, at: 1_000) == true)
        return plan
    }

    @Test func nothingIsClaimed_beforeThereIsAFile() {
        var plan = LandingPlan()
        #expect(plan.claim(0..<1, count: 10) == nil)
    }

    @Test func units_lieBehindEachOther_inTheOrderOfTheirHeads() {
        var plan = begun
        #expect(plan.claim(4..<5, count: 50) == nil, "the length of the one before is not known")
        #expect(plan.claim(3..<4, count: 100) == 1_000)
        #expect(plan.claim(4..<6, count: 50) == 1_100)
        #expect(plan.claim(6..<7, count: 5) == 1_150)
    }

    @Test func headThatCameEarly_tellsWhereTheNextOnesLie() {
        var plan = LandingPlan()
        #expect(plan.claim(1..<2, count: 50) == nil)
        #expect(plan.noteWritten(file: 0, next: 0, at: 0) == true)
        #expect(plan.claim(3..<4, count: 7) == nil)
        #expect(plan.claim(0..<1, count: 100) == 0)
        #expect(plan.claim(2..<3, count: 5) == 150)
        #expect(plan.claim(4..<5, count: 1) == 162)
        #expect(plan.noteWritten(file: 0, next: 1, at: 100) == true)
        #expect(plan.noteWriting(file: 0, from: 100, to: 150) == true, "what came early is written in its turn")
        #expect(plan.noteWritten(file: 0, next: 2, at: 151) == false)
        #expect(plan.claim(3..<4, count: 7) == nil, "nothing is known any more")
    }

    @Test func secondTry_ofTheSameLength_getsTheSamePlace() {
        var plan = begun
        #expect(plan.claim(3..<4, count: 100) == 1_000)
        #expect(plan.claim(3..<4, count: 100) == 1_000)
        #expect(plan.claim(3..<4, count: 101) == nil)
    }

    @Test func whatWasForeseen_staysClaimed() {
        var plan = begun
        _ = plan.claim(3..<4, count: 100)
        _ = plan.claim(4..<5, count: 50)
        #expect(plan.noteWritten(file: 0, next: 4, at: 1_100) == true)
        #expect(plan.claim(5..<6, count: 7) == 1_150)
    }

    @Test func segmentsWithoutClaims_areForeseen() {
        var plan = begun
        #expect(plan.noteWritten(file: 0, next: 4, at: 1_234) == true)
        #expect(plan.claim(4..<5, count: 1) == 1_234)
    }

    @Test func otherEndThanForeseen_displacesWhatIsBehind() {
        var plan = begun
        _ = plan.claim(3..<4, count: 100)
        _ = plan.claim(4..<5, count: 50)
        #expect(plan.noteWritten(file: 0, next: 4, at: 1_090) == false)
        #expect(plan.claim(5..<6, count: 7) == nil)
        #expect(plan.claim(4..<5, count: 50) == 1_090)
    }

    @Test func otherFile_displacesWhatIsBehind() {
        var plan = begun
        _ = plan.claim(3..<4, count: 100)
        #expect(plan.noteWritten(file: 1, next: 4, at: 100) == false)
        #expect(plan.claim(4..<5, count: 50) == 100)
    }

    @Test func writingOverAClaim_displacesAll() {
        var plan = begun
        _ = plan.claim(3..<4, count: 100)
        _ = plan.claim(4..<5, count: 50)
        #expect(plan.noteWriting(file: 0, from: 1_000, to: 1_100) == true, "just what was claimed")
        #expect(plan.noteWriting(file: 1, from: 1_000, to: 1_200) == true, "another file")
        #expect(plan.noteWriting(file: 0, from: 1_000, to: 1_101) == false)
        #expect(plan.claim(5..<6, count: 7) == nil)
        #expect(plan.noteWritten(file: 0, next: 4, at: 1_101) == true)
        #expect(plan.claim(4..<5, count: 1) == 1_101)
    }

    @Test func streamThatIsNeverAsForeseen_isGivenUp() {
        var plan = begun
        for next in 4..<7 {
            _ = plan.claim(next - 1..<next, count: 100)
            #expect(plan.noteWritten(file: 0, next: next, at: Int64(next)) == false)
        }
        #expect(plan.claim(6..<7, count: 100) == nil)
    }
}
