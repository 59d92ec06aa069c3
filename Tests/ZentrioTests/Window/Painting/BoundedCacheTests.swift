import Testing

@testable import Zentrio

struct BoundedCacheTests {
    @Test func overTheLimit_theLeastRecentlyUsedGoes() {
        var cache = BoundedCache<Int, String>(limit: 4)
        for key in 1...4 { cache.insert("\(key)", for: key) }
        #expect(cache.value(for: 1) == "1")
        cache.insert("5", for: 5)
        #expect(cache.value(for: 1) == "1")
        #expect(cache.value(for: 2) == nil)
        #expect(cache.value(for: 5) == "5")
        #expect(cache.cost <= 4)
    }

    @Test func replacedValue_isCountedOnce() {
        var cache = BoundedCache<Int, String>(limit: 100)
        cache.insert("a", for: 1, cost: 60)
        cache.insert("b", for: 1, cost: 30)
        #expect(cache.cost == 30)
        #expect(cache.removeValue(for: 1) == "b")
        #expect(cache.cost == 0)
    }

    @Test func newestValue_staysEvenIfItAloneIsTooLarge() {
        var cache = BoundedCache<Int, String>(limit: 10)
        cache.insert("a", for: 1, cost: 5)
        cache.insert("b", for: 2, cost: 50)
        #expect(cache.value(for: 2) == "b")
        #expect(cache.value(for: 1) == nil)
    }

    @Test func usedInThisRoundOrTheLast_staysWhateverItCosts() {
        var cache = BoundedCache<Int, String>(limit: 10)
        cache.insert("a", for: 1, cost: 8)
        for _ in 0..<2 {
            cache.beginRound()
            cache.insert("b", for: 2, cost: 8)
            cache.insert("c", for: 3, cost: 8)
        }
        #expect(cache.value(for: 1) == nil)
        #expect(cache.value(for: 2) == "b" && cache.value(for: 3) == "c")
        cache.beginRound()
        cache.beginRound()
        cache.insert("d", for: 4, cost: 8)
        #expect(cache.value(for: 2) == nil && cache.value(for: 3) == nil)
        #expect(cache.value(for: 4) == "d")
    }
}
