import MediaModel

nonisolated extension SampleModel {
    /// What the Recommended row shows in pictures of pages.
    func recommended() throws(WebAddress.Flaw) -> [Recommendation] {
        [
            try recommendation("elephants-dream", "Elephants Dream", minutes: 11, megabytes: 420),
            try recommendation("agent-327", "Agent 327", minutes: 4, megabytes: 190),
            try recommendation("sprite-fright", "Sprite Fright", minutes: 10, megabytes: 510),
            try recommendation("charge", "Charge", minutes: 5, megabytes: 260),
            try recommendation("caligari", "The Cabinet of Dr. Caligari", minutes: 76, megabytes: 1_400),
            try recommendation("coffee-run", "Coffee Run", minutes: 3, megabytes: 120),
            try recommendation("caminandes", "Caminandes", minutes: 6, megabytes: 1_300),
            try recommendation("tears-of-steel", "Tears of Steel", minutes: 12, megabytes: 560),
        ]
    }

    /// The same for somebody who has nothing yet.
    func recommendedToBegin() throws(WebAddress.Flaw) -> [Recommendation] {
        [
            try recommendation("spring", "Spring", minutes: 8, megabytes: 310),
            try recommendation("big-buck-bunny", "Big Buck Bunny", minutes: 10, megabytes: 340),
            try recommendation("agent-327", "Agent 327", minutes: 4, megabytes: 190),
            try recommendation("elephants-dream", "Elephants Dream", minutes: 11, megabytes: 420),
            try recommendation("sprite-fright", "Sprite Fright", minutes: 10, megabytes: 510),
            try recommendation("charge", "Charge", minutes: 5, megabytes: 260),
            try recommendation("a-trip-to-the-moon", "A Trip to the Moon", minutes: 13, megabytes: 2_300),
            try recommendation("metropolis", "Metropolis", minutes: 153, megabytes: 3_440),
        ]
    }

    private func recommendation(_ slug: String, _ title: String, minutes: Int, megabytes: Int64) throws(WebAddress.Flaw)
        -> Recommendation
    {
        let item = MediaItem(
            title: title, duration: .seconds(minutes * 60),
            poster: try WebAddress("https://artwork.example/\(slug)-poster"))
        return Recommendation(
            item: item, address: try WebAddress("https://artwork.example/\(slug)"),
            byteCount: ByteCount(megabytes * 1_000_000))
    }
}
