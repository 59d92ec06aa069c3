import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct WindowScreenTests {
    /// What the keyboard could reach now: everything focusable in the uppermost dialog or menu, else on the page.
    private func reachable(_ driver: WindowDriver) -> [AccessibilityNode] {
        let nodes = driver.frame.accessibility.nodes
        let top = nodes.lastIndex { $0.role == .dialog || $0.role == .menu }
        func isInside(_ node: AccessibilityNode) -> Bool {
            guard let top else { return true }
            var parent = node.parent
            while let index = parent, index != top { parent = nodes[index].parent }
            return parent == top
        }
        return nodes.filter { $0.states.contains(.focusable) && isInside($0) }
    }

    private func isRecommended(_ node: AccessibilityNode, _ driver: WindowDriver) -> Bool {
        driver.model.recommended.contains { node.label == "Download \($0.item.displayTitle)" }
    }

    @Test(arguments: SampleModel.Scene.pages)
    func focusable_hasALabel(scene: SampleModel.Scene) throws {
        for node in try WindowDriver(scene).frame.accessibility.nodes where node.states.contains(.focusable) {
            #expect(!node.label.isEmpty, "\(node.role) at \(node.frame)")
        }
    }

    @Test(arguments: SampleModel.Scene.pages)
    func focusable_isLargeEnoughToHit(scene: SampleModel.Scene) throws {
        for node in try WindowDriver(scene).frame.accessibility.nodes where node.states.contains(.focusable) {
            #expect(min(node.frame.width, node.frame.height) >= 20, "\(node.role) \(node.label) is \(node.frame)")
        }
    }

    @Test(arguments: SampleModel.Scene.pages)
    func tab_reachesEveryControlAndComesBack(scene: SampleModel.Scene) throws {
        let driver = try WindowDriver(scene)
        var seen: Set<WidgetID> = []
        var visited: [WidgetID] = []
        repeat {
            driver.run(.key(.tab))
            for node in reachable(driver) { seen.insert(node.id) }
            guard let focused = driver.frame.focused, !visited.contains(focused) else { break }
            visited.append(focused)
        } while visited.count < 500
        #expect(!visited.isEmpty)
        #expect(driver.frame.focused == visited.first)
        let missed = reachable(driver).filter { !visited.contains($0.id) }
        #expect(seen.subtracting(visited).isEmpty, "\(missed.map(\.label))")
    }

    @Test(arguments: [
        SampleModel.Scene.downloads, .downloadsEmpty, .select, .pasteLink, .quality, .settings, .storage,
        .confirmDelete, .home,
    ])
    func arrows_reachEveryControl(scene: SampleModel.Scene) throws {
        let driver = try WindowDriver(scene)
        driver.run(.key(.tab))
        var open = [try #require(driver.frame.focused)]
        var visited = Set(open)
        var seen = Set(reachable(driver).map(\.id))
        while let id = open.popLast() {
            for key in [Key.up, .down, .left, .right] {
                driver.pass.ui.perform(.focus, on: id)
                driver.run(.none)
                driver.run(.key(key))
                seen.formUnion(reachable(driver).map(\.id))
                if let focused = driver.frame.focused, visited.insert(focused).inserted { open.append(focused) }
            }
        }
        // A text field keeps left and right for its caret; what stands beside it is reached by Tab.
        let missed = reachable(driver).filter { !visited.contains($0.id) && seen.contains($0.id) }
        #expect(missed.isEmpty, "\(missed.map(\.label))")
    }

    /// Where a key leads from a widget; nowhere when it has gone, as toasts do.
    private func target(_ key: Key, from id: WidgetID, _ driver: WindowDriver) -> AccessibilityNode? {
        driver.pass.ui.perform(.focus, on: id)
        driver.run(.none)
        guard driver.frame.focused == id else { return nil }
        driver.run(.key(key))
        return driver.frame.accessibility.focused
    }

    @Test(arguments: SampleModel.Scene.pages)
    func arrows_oppositeKey_returns(scene: SampleModel.Scene) throws {
        let driver = try WindowDriver(scene)
        driver.run(.key(.tab))
        var astray: [String] = []
        for start in reachable(driver) where start.role != .entry && start.role != .slider {
            for (key, opposite) in [(Key.down, Key.up), (.up, .down), (.right, .left), (.left, .right)] {
                guard let there = target(key, from: start.id, driver), there.id != start.id,
                    there.role != .entry, there.role != .slider
                else { continue }
                driver.run(.key(opposite))
                guard let back = driver.frame.accessibility.focused, back.id != start.id else { continue }
                astray.append("\(start.label) -\(key)-> \(there.label) -\(opposite)-> \(back.label)")
            }
        }
        #expect(astray.isEmpty, "\(astray.joined(separator: "\n"))")
    }

    @Test(arguments: [SampleModel.Scene.downloads, .downloadsFailed, .settings, .storage])
    func down_skipsNoRow(scene: SampleModel.Scene) throws {
        let driver = try WindowDriver(scene, size: Extent(width: 1_280, height: 1_850))
        driver.run(.key(.tab))
        let nodes = reachable(driver)
        for start in nodes {
            guard let there = target(.down, from: start.id, driver), there.frame.y > start.frame.maxY else { continue }
            let skipped = nodes.filter { $0.frame.y >= start.frame.maxY && $0.frame.maxY <= there.frame.y }
            #expect(skipped.isEmpty, "\(start.label) to \(there.label) skips \(skipped.map(\.label))")
        }
    }

    @Test(arguments: [
        (SampleModel.Scene.pasteLink, 1), (.quality, 1), (.shortcuts, 1), (.storage, 1), (.confirmDelete, 1),
    ])
    func escape_closesOneLayer(scene: SampleModel.Scene, count: Int) throws {
        let driver = try WindowDriver(scene)
        #expect(driver.model.layers.count == count)
        driver.press(.escape)
        #expect(driver.model.layers.count == count - 1)
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func escape_threeDeep_closesTheUppermostEachTime() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Clear", in: "Watched downloads")
        #expect(driver.model.layers.count == 2)
        driver.press(.escape)
        #expect(driver.model.layers == [.storage])
        driver.press(.escape)
        #expect(driver.model.layers.isEmpty)
    }

    @Test func escape_menuInADialog_closesTheMenuFirst() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.comboBox, "Quality Preference")
        #expect(driver.has(.menuItem, "Best"))
        driver.press(.escape)
        #expect(!driver.has(.menuItem, "Best"))
        #expect(driver.model.layers == [.storage])
    }

    @Test func shortcuts_overADialog_areLeftAlone() throws {
        let driver = try WindowDriver(.storage)
        driver.press(.character("1"), .control)
        #expect(driver.model.page == .downloads)
        driver.run(InputState(events: [.pasted("https://media.example/a.mp4")]))
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func click_behindADialog_hitsNothing() throws {
        let driver = try WindowDriver(.storage)
        let tab = try driver.node(.pageTab, "Home").frame
        driver.run(.click(Point(x: tab.midX, y: tab.midY)))
        #expect(driver.model.page == .downloads)
    }

    @Test func toast_action_actsOnce() throws {
        let driver = try WindowDriver(.toast)
        let alert = try #require(driver.frame.accessibility.find(role: .alert))
        try driver.click(.button, "Play", in: alert.label)
        #expect(driver.takeEffects().count == 1)
        #expect(!driver.has(.alert, alert.label))
    }

    @Test func toast_olderOneOfTwo_actsToo() throws {
        let driver = try WindowDriver(SampleDownloads.model([]))
        let one = try SampleDownloads.film(1, "One", state: .failed)
        let two = try SampleDownloads.film(2, "Two", state: .failed)
        driver.change { _ = $0.apply(.notice(.failed(one))) }
        driver.change { _ = $0.apply(.notice(.failed(two))) }
        try driver.click(.button, "Retry", in: "Download failed: One")
        #expect(driver.takeEffects() == ["retry 1"])
        try driver.click(.button, "Retry", in: "Download failed: Two")
        #expect(driver.takeEffects() == ["retry 2"])
    }

    @Test(arguments: SampleModel.Scene.pages, [Extent(width: 600, height: 800), Extent(width: 480, height: 480)])
    func narrowWindow_everyScene_fitsItsWidth(scene: SampleModel.Scene, size: Extent) throws {
        let driver = try WindowDriver(scene, size: size)
        #expect(driver.has(.pageTab, "Downloads"))
        let cut = driver.frame.accessibility.nodes.filter { node in
            // The row of recommended titles runs off the edge: the next one peeks.
            node.states.contains(.focusable) && !isRecommended(node, driver)
                && (node.frame.x < 0 || node.frame.maxX > size.width + 0.5)
        }
        #expect(cut.isEmpty, "\(cut.map { "\($0.label) \($0.frame)" })")
    }

    @Test(arguments: SampleModel.Scene.pages)
    func controls_ofOneScene_doNotOverlap(scene: SampleModel.Scene) throws {
        let nodes = reachable(try WindowDriver(scene))
        for (index, one) in nodes.enumerated() {
            for other in nodes[(index + 1)...] where other.parent == one.parent {
                let shared = one.visibleFrame.intersection(other.visibleFrame)
                #expect(shared.isEmpty, "\(one.label) and \(other.label) share \(shared)")
            }
        }
    }
}
