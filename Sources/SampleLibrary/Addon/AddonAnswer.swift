/// The JSON that the add-on answers with; the names are the protocol's.
enum AddonAnswer {
    struct Manifest: Encodable {
        struct Catalog: Encodable {
            struct Extra: Encodable {
                var name: String
                var options: [String]?
            }
            var type: String
            var id: String
            var name: String
            var extra: [Extra]
        }
        struct Hints: Encodable {
            var adult = false
            var p2p = false
            var configurable = false
        }
        var id: String
        var version: String
        var name: String
        var description: String
        var resources: [String]
        var types: [String]
        var idPrefixes: [String]
        var catalogs: [Catalog]
        var behaviorHints = Hints()
    }

    struct Catalog: Encodable {
        var metas: [Meta.Title]
        var cacheMaxAge = 60
    }

    struct Meta: Encodable {
        struct Video: Encodable {
            var id: String
            var title: String
            var season: Int
            var episode: Int
            var released: String
            var overview: String
            var thumbnail: String
            var available = true
        }
        struct Title: Encodable {
            struct Hints: Encodable {
                var defaultVideoId: String?
            }
            var id: String
            var type: String
            var name: String
            var poster: String
            var posterShape = "poster"
            var background: String
            var genres: [String]
            var releaseInfo: String
            var released: String
            var runtime: String
            var director: [String]
            var description: String
            var language = "English"
            var videos: [Video]?
            var behaviorHints = Hints()
        }
        var meta: Title
    }

    struct Streams: Encodable {
        struct Hints: Encodable {
            var videoSize: Int64?
            var filename: String?
            var bingeGroup: String
        }
        struct Stream: Encodable {
            var url: String
            var name: String
            var description: String
            var behaviorHints: Hints
        }
        var streams: [Stream]
    }

    struct Subtitles: Encodable {
        struct Track: Encodable {
            var id: String
            var url: String
            var lang: String
        }
        var subtitles: [Track]
    }

    struct Failure: Encodable {
        var err: String
    }
}
