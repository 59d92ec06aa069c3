import DownloadRuntime
import Glibc
import MediaModel
import Testing

/// The device's own calendar, in a process of its own: the time zone is one for all of it.
struct LocalCalendarSystemTests {
    @Test func timeZone_changedMeanwhile_isNoticed() async {
        await #expect(processExitsWith: .success) {
            // 2023-11-14 22:13:20 UTC; zones as POSIX writes them need no files.
            let time = Timestamp(rawValue: 1_700_000_000_000)
            setenv("TZ", "HOME0", 1)
            guard LocalCalendar.system.text(time) == "22:13" else { exit(EXIT_FAILURE) }
            setenv("TZ", "AWAY-5", 1)
            guard LocalCalendar.system.text(time) == "03:13" else { exit(EXIT_FAILURE) }
        }
    }
}
