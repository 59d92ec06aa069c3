/// What an element hands down to those in it (ISO/IEC 23009-1 §5.3.9.1, §5.6).
struct PresentationLevel: Hashable, Sendable {
    /// The addresses that references resolve against; those behind the first are alternatives.
    var bases: [BaseAddress]
    var addressing: SegmentAddressing?
    var protections = ProtectionDescriptors()

    /// The most bytes of one address.
    let addressByteCount: Int

    private static let maximumAlternatives = 8

    /// Makes the level of the whole document.
    ///
    /// - Parameters:
    ///   - base: the address that it came from.
    ///   - limits: what no honest manifest exceeds.
    init(base: BaseAddress, limits: ManifestLimits) {
        bases = [base]
        addressByteCount = limits.addressByteCount
    }

    /// The level of an element below this one.
    ///
    /// - Parameter element: a Period, an AdaptationSet or a Representation.
    /// - Returns: its level.
    /// - Throws: `invalid` for addresses that lead elsewhere than to the web, and for addressing that cannot be.
    func below(_ element: XMLElement) throws(ManifestError) -> PresentationLevel {
        var level = try with(element.children("BaseURL"))
        level.addressing = try SegmentAddressing.read(in: element, inherited: addressing)
        for child in element.children where child.name == "ContentProtection" { level.protections.add(child) }
        return level
    }

    /// The level with the addresses that siblings name.
    func with(_ elements: [XMLElement]) throws(ManifestError) -> PresentationLevel {
        var found: [BaseAddress] = []
        // Only so many are ever asked, so the others need not be looked at.
        for element in elements.prefix(PresentationLevel.maximumAlternatives) {
            let reference = element.text.trimmingSpaces
            guard bases[0].allows(reference) else { throw element.flaw("An address leads outside of the web.") }
            for base in BaseAddress.isAbsolute(reference) ? bases.prefix(1) : bases[...] {
                guard found.count < PresentationLevel.maximumAlternatives,
                    let address = BaseAddress(base.resolved(reference)), !found.contains(address)
                else { continue }
                guard address.text.utf8.count <= addressByteCount else {
                    throw element.flaw("An address is too long.", .tooLarge)
                }
                found.append(address)
            }
        }
        var level = self
        if !found.isEmpty { level.bases = found }
        return level
    }
}
