import DownloadRuntime
import MediaModel
import Testing

@testable import Zentrio

struct SettingsTests {
    @Test func values_everyChoice_comesBack() {
        for theme in Settings.Theme.allCases {
            for quality in Quality.allCases {
                var settings = Settings()
                settings.theme = theme
                settings.preferredQuality = quality
                settings.limits.maximumRunning = 7
                settings.limits.connectionsPerHost = 3
                settings.limits.profile = .quiet
                settings.playsFullscreen = false
                settings.textSize = .larger
                settings.scale = 125
                settings.hasLessMotion = true
                #expect(Settings(values: settings.values) == settings)
            }
        }
    }

    @Test func init_noValues_hasTheDefaults() {
        #expect(Settings(values: [:]) == Settings())
        #expect(Settings().maximumRunning == 2)
        #expect(Settings().preferredQuality == .higher)
        #expect(Settings().theme == .system)
        #expect(Settings().playsFullscreen)
    }

    @Test func init_garbage_keepsTheDefaults() {
        let values = [
            "theme": "neon", "maximum_running": "many", "preferred_quality": "", "plays_fullscreen": "perhaps",
            "unknown": "1",
            "scale": "3", "text_size": "huge", "less_motion": "sometimes", "unmetered_only": "at night",
            "series_in_order": "1", "storage_limit": "-5", "sort": "colour",
        ]
        #expect(Settings(values: values) == Settings())
    }

    @Test(arguments: [("0", 1), ("-4", 1), ("99", 10), ("10", 10), ("1", 1)])
    func init_numberOutOfRange_isBroughtIntoIt(text: String, number: Int) {
        #expect(Settings(values: ["maximum_running": text]).maximumRunning == number)
    }

    @Test func limits_set_comeBack() {
        var settings = Settings()
        settings.limits = DownloadLimits(
            maximumRunning: 5, connectionsPerHost: 2, bandwidth: ByteCount(640_000),
            bandwidthPerDownload: ByteCount(64_000), profile: .balanced,
            schedule: WeeklySchedule(["mon-fri 22:00-07:00 5M", "sat,sun 00:00-24:00"].compactMap { HoursText($0) }),
            needsUnmeteredNetwork: true, keepsSeriesInOrder: true, storage: ByteCount(50_000_000_000))
        #expect(Settings(values: settings.values).limits == settings.limits)
    }

    @Test func theme_storedNames_doNotChange() {
        #expect(Settings.Theme.allCases.map(\.rawValue) == ["system", "dark", "light", "highContrast"])
        #expect(Settings.TextSize.allCases.map(\.rawValue) == ["normal", "large", "larger", "largest"])
        #expect(DownloadSort.allCases.map(\.rawValue) == ["dateAdded", "title", "size"])
        #expect(
            Set(Settings().values.keys) == [
                "theme", "language", "text_size", "scale", "less_motion", "maximum_running", "connections_per_host",
                "bandwidth", "bandwidth_per_download", "speed_profile", "schedule", "preferred_quality",
                "plays_fullscreen", "unmetered_only", "series_in_order", "storage_limit", "sort",
            ])
    }
}
