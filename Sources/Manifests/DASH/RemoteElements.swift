/// The elements of an MPD that lie elsewhere (ISO/IEC 23009-1 §5.5): finds them and puts their content in.
struct RemoteElements: Sendable {
    /// An element that has to be fetched.
    struct Reference: Hashable, Sendable {
        var number: Int
        var name: String
        /// Absolute.
        var url: String
        /// How many remote elements it lies in.
        var depth: Int
    }

    private static let names: Set = ["Period", "AdaptationSet", "SegmentList"]
    private static let nothing = "urn:mpeg:dash:resolve-to-zero:2013"
    /// A remote element in a remote element in a remote element is a circle.
    private static let maximumDepth = 3

    private static let maximumCount = 256

    private(set) var root: XMLElement
    private let base: BaseAddress
    private var count = 0
    private var counts: XMLCounts

    /// Makes the elements of a document.
    ///
    /// - Parameters:
    ///   - root: its root.
    ///   - base: the address that it came from.
    ///   - counts: what was read of it.
    init(root: XMLElement, base: BaseAddress, counts: XMLCounts) {
        self.root = root
        self.base = base
        self.counts = counts
    }

    /// Takes the elements out that stand for nothing, and finds those that have to be fetched.
    ///
    /// - Returns: them, in the order of the document.
    /// - Throws: `invalid` for an address that leads elsewhere than to the web.
    mutating func begin() throws(ManifestError) -> [Reference] {
        var children = root.children
        let found = try number(&children, depth: 0)
        root.children = children
        return found
    }

    /// Puts what was fetched in the place of an element.
    ///
    /// - Parameters:
    ///   - reference: the element.
    ///   - bytes: elements of the same name, one or more.
    ///   - limits: for the size of everything that was read together.
    /// - Returns: the remote elements in what was fetched.
    /// - Throws: `invalid` for other elements and for circles.
    mutating func replace(
        _ reference: Reference, with bytes: [UInt8], limits: ManifestLimits
    ) throws(ManifestError) -> [Reference] {
        var elements = try XMLReader.readFragment(bytes, limits: limits, counts: &counts)
        guard !elements.isEmpty, elements.allSatisfy({ $0.name == reference.name }) else {
            throw ManifestError(.invalid, "A remote element is no \(reference.name).", at: reference.url)
        }
        let found = try number(&elements, depth: reference.depth + 1)
        RemoteElements.substitute(reference.number, with: elements, in: &root)
        return found
    }

    /// Leaves an element as it is in the document, with what stands in it.
    mutating func keep(_ reference: Reference) {
        RemoteElements.substitute(reference.number, with: nil, in: &root)
    }

    private mutating func number(_ elements: inout [XMLElement], depth: Int) throws(ManifestError) -> [Reference] {
        var found: [Reference] = []
        elements.removeAll { $0.attribute(prefixed: "href") == RemoteElements.nothing }
        for index in elements.indices {
            let element = elements[index]
            guard let reference = element.attribute(prefixed: "href"), RemoteElements.names.contains(element.name)
            else {
                found += try number(&elements[index].children, depth: depth)
                continue
            }
            guard depth < RemoteElements.maximumDepth else {
                throw element.flaw("Remote elements lie in each other without end.")
            }
            // A file may be meant by its place beside the manifest, but never by its name.
            guard base.allows(reference), URLReference.scheme(of: reference) != "file" else {
                throw element.flaw("An address leads outside of the web.")
            }
            count += 1
            guard count <= RemoteElements.maximumCount else {
                throw element.flaw("The manifest refers to too many remote elements.", .tooLarge)
            }
            elements[index].remoteNumber = count
            found.append(
                Reference(number: count, name: element.name, url: base.resolved(reference), depth: depth))
        }
        return found
    }

    private static func substitute(_ number: Int, with elements: [XMLElement]?, in parent: inout XMLElement) {
        if let index = parent.children.firstIndex(where: { $0.remoteNumber == number }) {
            parent.children[index].remoteNumber = nil
            if let elements { parent.children.replaceSubrange(index...index, with: elements) }
            return
        }
        for index in parent.children.indices where !parent.children[index].children.isEmpty {
            substitute(number, with: elements, in: &parent.children[index])
        }
    }
}
