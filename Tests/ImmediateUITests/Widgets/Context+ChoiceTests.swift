import ImmediateUI
import Testing

struct ContextChoiceTests {
    @Test func checkbox_turnsOverAndTellsReaders() throws {
        var isOn: Bool? = nil
        let window = try TestWindow { ui in
            if let now = ui.checkbox("Remember", isOn: isOn) { isOn = now }
        }
        #expect(window.find(.checkBox, "Remember")?.states.contains(.mixed) == true)
        window.click(.checkBox, "Remember")
        #expect(isOn == true)
        #expect(window.find(.checkBox, "Remember")?.isChecked == true)
        window.click(.checkBox, "Remember")
        #expect(isOn == false)
    }

    @Test func segmented_tellsOnlyChanges_andArrowsMoveInIt() throws {
        var choice = 0
        var told = 0
        let window = try TestWindow { ui in
            if let now = ui.segmented("kind", ["Film", "Episode", "Clip"], selected: choice) {
                choice = now
                told += 1
            }
        }
        window.click(.radioButton, "Film")
        #expect(told == 0)
        window.key(.right)
        window.key(.space)
        #expect(choice == 1)
        #expect(window.find(.radioButton, "Episode")?.isChecked == true)
    }

    @Test func choice_isPressedAnywhereInItsBox() throws {
        var choice = "1080p"
        let window = try TestWindow { ui in
            for name in ["2160p", "1080p"] {
                let box = Box(width: .fixed(400), height: .fixed(44), gap: 14, cross: .center)
                if ui.choice(name, label: name, isOn: choice == name, box, { _ in ui.label(name) }) { choice = name }
            }
        }
        let row = try #require(window.find(.radioButton, "2160p"))
        window.run(.click(Point(x: row.frame.maxX - 5, y: row.frame.midY)))
        // The window is a stack: the later row lies above.
        #expect(choice == "1080p")
        window.key(.tab)
        window.key(.tab)
        window.key(.enter)
        #expect(choice == window.focusedLabel)
    }

    @Test func toggleAndChip_answerWhatTheyBecome() throws {
        var isOn = false
        var isFilm = false
        let window = try TestWindow { ui in
            ui.row {
                if let now = ui.toggle("Unmetered networks only", isOn: isOn) { isOn = now }
                if ui.chip("Films", isSelected: isFilm) { isFilm.toggle() }
            }
        }
        window.click(.toggleButton, "Unmetered networks only")
        window.click(.toggleButton, "Films")
        #expect(isOn)
        #expect(isFilm)
        #expect(window.find(.toggleButton, "Films")?.isChecked == true)
    }
}
