import Testing
import ZentrioTestSupport

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

    /// Random uses, compared with a plain list of keys in order of use.
    @Test(arguments: 1...3)
    func randomUses_forgetExactlyTheLeastRecentlyUsed(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var cache = BoundedCache<Int, Int>(limit: 20)
        var model: [Int] = []
        for step in 0..<5_000 {
            let key = Int.random(in: 0..<40, using: &random)
            switch step % 7 {
            case 0:
                let old = cache.removeValue(for: key)
                #expect((old == nil) == !model.contains(key))
                model.removeAll { $0 == key }
            case 1...3:
                cache.insert(step, for: key)
                model.removeAll { $0 == key }
                model.append(key)
                if model.count > 20 { model.removeFirst() }
            default:
                let isKept = cache.value(for: key) != nil
                #expect(isKept == model.contains(key))
                if isKept {
                    model.removeAll { $0 == key }
                    model.append(key)
                }
            }
            #expect(cache.count == model.count && cache.cost == model.count)
        }
        #expect(Set(cache.keys) == Set(model))
        cache.removeAll()
        #expect(cache.cost == 0 && cache.keys.isEmpty)
    }
}
