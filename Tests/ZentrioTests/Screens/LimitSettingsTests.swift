import DownloadRuntime
import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct LimitSettingsTests {
    private func driver(_ limits: DownloadLimits = DownloadLimits()) throws -> WindowDriver {
        let driver = try WindowDriver(.settings, size: Extent(width: 1_280, height: 1_500))
        driver.model.settings.limits = limits
        driver.settle()
        return driver
    }

    @Test func speedLimit_chosen_holdsAtOnce() throws {
        let driver = try driver()
        try driver.click(.comboBox, "Speed limit")
        try driver.click(.menuItem, "5\(Wording.thinSpace)MB/s")
        #expect(driver.model.settings.limits.bandwidth == ByteCount(5_000_000))
        #expect(driver.takeEffects().contains("limits 2"))
    }

    @Test func speedLimit_ofTheTerminal_isShownAndCanBeTakenAway() throws {
        let driver = try driver(DownloadLimits(bandwidth: ByteCount(640_000)))
        #expect(try driver.node(.comboBox, "Speed limit").value == Wording.speed(ByteCount(640_000)))
        try driver.click(.comboBox, "Speed limit")
        try driver.click(.menuItem, "None")
        #expect(driver.model.settings.limits.bandwidth == nil)
    }

    @Test func speedLimit_ofTheTerminal_standsWhereItBelongs() throws {
        let driver = try driver(DownloadLimits(bandwidth: ByteCount(7_500_000)))
        try driver.click(.comboBox, "Speed limit")
        let speeds = [5_000_000, 7_500_000, 10_000_000].map { Wording.roundSpeed(ByteCount($0)) }
        let places = try (["None"] + speeds).map { try driver.node(.menuItem, $0).frame.y }
        #expect(places == places.sorted())
        try driver.click(.menuItem, speeds[2])
        #expect(driver.model.settings.limits.bandwidth == ByteCount(10_000_000))
    }

    @Test(arguments: [(Language.english, "23:00–7:00"), (.german, "23:00–7:00"), (.arabic, "٢٣:٠٠–٧:٠٠")])
    func hours_areWrittenAsTheLanguageWritesNumbers(language: Language, hours: String) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        Catalogue.$local.withValue(catalogue) {
            let isolates: Set<Unicode.Scalar> = ["\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}"]
            let label = HoursPreset.nights.label.unicodeScalars.filter { !isolates.contains($0) }
            #expect(String(String.UnicodeScalarView(label)).hasSuffix(hours))
        }
    }

    @Test func profile_chosen_holdsAtOnce() throws {
        let driver = try driver()
        try driver.click(.comboBox, "Speed profile")
        try driver.click(.menuItem, "Quiet · 1\(Wording.thinSpace)MB/s")
        #expect(driver.model.settings.limits.profile == .quiet)
    }

    @Test func hours_chosen_holdAtOnce() throws {
        let driver = try driver()
        try driver.click(.comboBox, "Hours")
        try driver.click(.menuItem, "At night, 23:00–7:00")
        #expect(driver.model.settings.limits.schedule.texts.map(\.description) == ["daily 23:00-07:00"])
    }

    @Test func hours_ofTheTerminal_areShownInWords() throws {
        let hours = [HoursText("mon-fri 22:00-7:00 5M")].compactMap(\.self)
        let driver = try driver(DownloadLimits(schedule: WeeklySchedule(hours)))
        #expect(try driver.node(.comboBox, "Hours").value == "Own hours")
        #expect(driver.says("mon-fri 22:00-07:00 5M"))
    }
}
