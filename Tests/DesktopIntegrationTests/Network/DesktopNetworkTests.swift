import Testing

@testable import DesktopIntegration

struct DesktopNetworkTests {
    @Test(arguments: [10, 20, 30, 40]) func noConnection_isOffline(state: Int64) {
        #expect(DesktopNetwork(state: state, metered: 0) == .offline)
    }

    @Test(arguments: [nil, 0, 50, 60, 70]) func anyConnection_isOnline(state: Int64?) {
        #expect(DesktopNetwork(state: state, metered: nil) == .online(isMetered: false))
    }

    @Test(arguments: [1: true, 3: true, 0: false, 2: false, 4: false])
    func guessedMetered_countsAsMetered(metered: Int64, isMetered: Bool) {
        #expect(DesktopNetwork(state: 70, metered: metered) == .online(isMetered: isMetered))
    }
}
