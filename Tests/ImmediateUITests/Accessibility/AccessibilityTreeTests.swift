import ImmediateUI
import Testing

struct AccessibilityTreeTests {
    @Test func page_isReadInOrder_withRolesAndStates() throws {
        let window = try TestWindow { ui in
            ui.scrollArea("page", .init(width: .grow, height: .grow)) {
                ui.heading("Downloads")
                ui.column(id: "list", zone: .column, semantics: Semantics(.list, "In Progress", count: 1)) {
                    ui.row(id: "metropolis", semantics: Semantics(.listItem, "Metropolis", position: 1, count: 1)) {
                        ui.progressBar("p", 0.56, label: "Metropolis", width: .fixed(100))
                        ui.iconButton("pause", label: "Pause")
                        ui.button("Retry", isEnabled: false)
                    }
                }
            }
        }
        window.key(.tab)
        #expect(
            window.frame.accessibility.dump() == """
                window
                  scrollPane
                    heading "Downloads"
                    list "In Progress" 0/1
                      listItem "Metropolis" 1/1
                        progressBar "Metropolis" = "56 %"
                        button "Pause" [focusable focused]
                        button "Retry" [disabled]

                """)
    }

    @Test func whereNobodyReads_theTreeIsEmpty_andComesBack() throws {
        let window = try TestWindow { ui in ui.button("Pause") }
        window.ui.isDescribed = false
        window.run()
        #expect(window.frame.accessibility.nodes.isEmpty)
        window.ui.isDescribed = true
        window.run()
        #expect(window.frame.accessibility.find(role: .button, label: "Pause") != nil)
    }

    @Test func identities_areDifferent_alsoOfLabels() throws {
        let window = try TestWindow { ui in
            ui.column { for text in ["a", "b", "c"] { ui.label(text) } }
            ui.row(id: "row") {
                ui.badge("HLS")
                ui.badge("DASH")
                ui.image(nil, title: "Sintel", .init(width: .fixed(100), height: .fixed(150)))
            }
            _ = ui.dialog("d", title: "Title") {
                ui.label("x")
                ui.label("y")
            }
        }
        let ids = window.frame.accessibility.nodes.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func readersPress_actsLikeAClick() throws {
        var clicks = 0
        let window = try TestWindow { ui in
            if ui.button("Retry").clicked { clicks += 1 }
        }
        let button = try #require(window.find(.button, "Retry"))
        #expect(button.actions.contains(.press))
        window.ui.perform(.press, on: button.id)
        window.run()
        #expect(clicks == 1)
        window.ui.perform(.focus, on: button.id)
        window.run()
        #expect(window.focusedLabel == "Retry")
    }

    @Test func scrolledAway_isOffscreenButThere() throws {
        let window = try TestWindow { ui in
            ui.scrollArea("page", .init(width: .grow, height: .grow)) {
                ui.space(2_000)
                ui.button("Below")
            }
        }
        let button = try #require(window.find(.button, "Below"))
        #expect(button.states.contains(.offscreen))
        #expect(button.visibleFrame.isEmpty)
        window.key(.tab)
        #expect(window.find(.button, "Below")?.states.contains(.offscreen) == false)
    }
}
