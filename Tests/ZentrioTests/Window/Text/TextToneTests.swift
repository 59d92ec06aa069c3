import ImmediateUI
import Testing

@testable import Zentrio

struct TextToneTests {
    @Test func lightText_isThinnerThanDarkText() {
        let light = TextTone.table(step: TextTone.step(of: Color(red: 255, green: 255, blue: 255)))
        let dark = TextTone.table(step: TextTone.step(of: Color(red: 0, green: 0, blue: 0)))
        #expect(light[128] != dark[128])
        for table in [light, dark] {
            #expect(table[0] == 0)
            #expect(table[255] == 255)
            #expect(table == table.sorted())
        }
    }

    @Test func brightness_picksTheStep() {
        #expect(TextTone.step(of: Color(red: 0, green: 0, blue: 0)) == 0)
        #expect(TextTone.step(of: Color(red: 255, green: 255, blue: 255)) == 7)
    }
}
