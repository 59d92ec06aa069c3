import ImmediateUI
import Testing

@testable import Zentrio

struct WindowStateTests {
    @Test func values_anySize_comesBack() {
        let state = WindowState(size: Extent(width: 1_440, height: 900), isMaximized: true)
        #expect(WindowState(values: state.values) == state)
    }

    @Test(arguments: [
        [:], ["window_width": "900"], ["window_width": "nan", "window_height": "700"],
        ["window_width": "10", "window_height": "10"], ["window_width": "1e9", "window_height": "700"],
    ])
    func init_nothingUsable_isNone(values: [String: String]) {
        #expect(WindowState(values: values) == nil)
    }
}
