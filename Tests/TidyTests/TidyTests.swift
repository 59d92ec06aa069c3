import Testing

/// Habits that reviewers would have to watch otherwise.
///
/// Each failure names the file and the line.
struct TidyTests {
    /// Files that hold a family of small types and are named for the family.
    private static let families: Set = ["Geometry", "Identifiers", "Navigation"]
    /// Tests of several types together, named for what they go through.
    private static let journeys: Set = ["AccessibilityTests", "EndToEndTests", "SampleLibraryRoundTripTests"]

    @Test(arguments: SourceTree.sources + SourceTree.tests)
    func file_keepsTheRulesAboutLines(file: SourceFile) throws {
        for rule in LineRule.all where rule.holds(in: file) {
            for line in try rule.violations(in: file) { record(rule.advice, file, line) }
        }
    }

    @Test(arguments: LineRule.all)
    func rule_findsItsBadExampleOnly(rule: LineRule) throws {
        #expect(try rule.violations(in: SourceFile(path: "Sources/X/Bad.swift", text: rule.examples.bad)) == [1])
        #expect(try rule.violations(in: SourceFile(path: "Sources/X/Good.swift", text: rule.examples.good)) == [])
    }

    @Test(arguments: SourceTree.sources + SourceTree.tests)
    func file_isNamedForATypeThatItDeclaresOrExtends(file: SourceFile) {
        if TidyTests.families.contains(file.typeName) { return }
        if !file.types.contains(file.typeName) { record("it declares or extends no \(file.typeName)", file, 1) }
    }

    @Test(arguments: SourceTree.sources)
    func file_importsOnlyWhatItsTargetMay(file: SourceFile) throws {
        let allowed = try #require(ImportMatrix.allowed[file.target], "\(file.target) has no row in ImportMatrix")
        for (module, line) in file.imports where !allowed.contains(module) {
            record("\(file.target) must not import \(module)", file, line)
        }
    }

    @Test(arguments: SourceTree.sources.filter { $0.typeName.hasSuffix("StateMachine") })
    func stateMachine_decidesWithoutEffects(file: SourceFile) throws {
        for (module, line) in file.imports where !ImportMatrix.allowedInStateMachines.contains(module) {
            record("a state machine must not import \(module)", file, line)
        }
        let effects = try Regex(
            #"\bawait\b|\basync\b|\bMutex\b|\b\w+Clock\b|\bFileManager\b|\bSystemRandomNumberGenerator\b"#
        ).wordBoundaryKind(.simple)
        for (index, line) in file.code.enumerated() where line.contains(effects) {
            record("a state machine neither waits nor locks nor looks at a clock", file, index + 1)
        }
    }

    @Test(arguments: SourceTree.sources + SourceTree.tests)
    func uncheckedConcurrency_saysBecause(file: SourceFile) {
        for (index, line) in file.code.enumerated()
        where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
            if !file.comment(around: index).contains("because") {
                record("a comment on the lines around says why this is safe, with the word because", file, index + 1)
            }
        }
    }

    @Test(arguments: SourceTree.targets)
    func target_hasOneFileToStartWith(target: String) {
        let starts = SourceTree.sources.filter { file in
            file.target == target && file.lines.contains { $0.contains("/// ") && $0.contains("Start here") }
        }
        #expect(starts.count == 1, "Sources/\(target): \(starts.map(\.name)) say Start here; one file does")
    }

    @Test(arguments: SourceTree.tests.filter { $0.name.hasSuffix("Tests") })
    func test_hasAFileThatItTests(file: SourceFile) {
        let target = String(file.target.dropLast("Tests".count))
        guard SourceTree.targets.contains(target), !TidyTests.journeys.contains(file.name) else { return }
        let tested = String(file.name.dropLast("Tests".count))
        if !SourceTree.sources.contains(where: { $0.target == target && $0.name == tested }) {
            record("Sources/\(target) has no \(tested).swift", file, 1)
        }
    }

    @Test(arguments: SourceTree.texts)
    func text_namesNothingOutsideTheCheckout(file: SourceFile) {
        for (index, line) in file.lines.enumerated() {
            for foreign in ["../shared", "/root/", "/Users/"]
            where line.contains(foreign) {
                record("\(foreign) is a path of one machine", file, index + 1)
            }
        }
    }

    @Test func tree_isThere() {
        #expect(SourceTree.targets == ImportMatrix.allowed.keys.sorted())
        #expect(SourceTree.tests.contains { $0.name == "TidyTests" })
        #expect(SourceTree.texts.contains { $0.path == "Makefile" })
    }

    private func record(_ advice: String, _ file: SourceFile, _ line: Int) {
        Issue.record(
            "\(file.path):\(line): \(advice)",
            sourceLocation: SourceLocation(
                fileID: file.path, filePath: SourceTree.root + "/" + file.path, line: line, column: 1))
    }
}
