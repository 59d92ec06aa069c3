/// Every limit of reading a manifest: what no honest one exceeds.
package struct ManifestLimits: Hashable, Sendable {
    /// The largest document in bytes, also after gzip is undone.
    ///
    /// The default is 16 MiB: six hours of one-second segments with signed addresses take less.
    package var documentByteCount: Int64 = 16 << 20
    /// Segments of one track.
    ///
    /// The default is 200,000: more than two days of one-second segments.
    package var segmentsPerTrack = 200_000
    /// Segments that the whole MPD writes down one by one.
    ///
    /// The default is 400,000. Templates do not count, for they take no memory.
    package var listedSegments = 400_000
    /// Segments of all playlists of one plan.
    ///
    /// The default is a million: a film of two hours with five hundred playlists, in segments of four seconds.
    package var playlistSegments = 1_000_000
    /// The bytes of all playlists of one plan, which stay in memory with it.
    ///
    /// The default is 256 MiB: as many segments, with addresses of 250 bytes.
    package var playlistsByteCount: Int64 = 256 << 20
    /// The bytes of one address of a DASH presentation, and of one template.
    ///
    /// The default is 8 KiB: servers take no longer ones.
    package var addressByteCount = 8 << 10
    /// The bytes of all addresses that the plan of a DASH presentation holds.
    ///
    /// The default is 64 MiB. What a template makes does not count, for it is not kept.
    package var allAddressesByteCount = 64 << 20
    /// Variants and renditions, or Representations of one Period.
    ///
    /// The default is 2,000.
    package var tracks = 2_000
    /// Representations of all Periods together.
    ///
    /// The default is 20,000: ten of each of the most periods that there may be.
    package var tracksOfAllPeriods = 20_000
    /// DASH Periods.
    ///
    /// The default is 2,000.
    package var periods = 2_000
    /// Elements of an XML document, `S` elements apart.
    ///
    /// The default is 80,000.
    package var elements = 80_000
    /// How deep XML elements lie in each other.
    ///
    /// The default is 32.
    package var depth = 32
    /// Documents that the plan of an MPD asks for: remote elements, indexes.
    ///
    /// The default is 256.
    package var documents = 256
    /// Playlists that one plan asks for, the first one and mirrors included.
    ///
    /// The default is 1,000: three groups of eighty subtitles beside the pictures are not rare. What they have together
    /// is bounded apart.
    package var playlists = 1_000
    /// Tries of a playlist of wanted subtitles that may be there in a moment; then the film goes without them.
    ///
    /// The default is 4.
    package var triesForWords = 4
    /// Lines of a playlist that are not empty.
    ///
    /// The default is a million: five for each segment.
    package var lines = 1_000_000
    /// Tags of a playlist with more than a duration in them.
    ///
    /// The default is 250,000: a byte range for each segment, and keys now and then.
    package var tags = 250_000
    /// Tags of a playlist with a list of attributes.
    ///
    /// The default is 40,000.
    package var attributeLists = 40_000
    /// Braces that a playlist's lines are looked through for variables.
    ///
    /// The default is 250,000: one for each segment.
    package var variableReferences = 250_000
    /// Attributes of an XML document, and of one element of it.
    ///
    /// The default is 400,000, and 100.
    package var attributes = 400_000
    package var attributesPerElement = 100
    /// Pieces of text in an XML document: each end of a line is one, and each indentation.
    ///
    /// The default is a million.
    package var textPieces = 1_000_000
    /// The bytes of one line of a playlist, and of one value after its variables are filled in.
    ///
    /// The default is 64 KiB.
    package var lineByteCount = 64 << 10

    package init() {}
}
