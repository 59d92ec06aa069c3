/// The command line that makes one film from its artwork.
///
/// A slow pan and zoom over the wide picture with grain, a fade at both ends, a running time code and a soft chord: a
/// film to the eye, and at the ultrafast preset a few seconds of work for the longest one at 1080p.
struct FilmRecipe {
    let variant: SampleVariant
    let artworkPath: String
    let outputPath: String

    /// Changes whenever the recipe makes other films, so that a cache of older ones is not used.
    static let version = 1

    var arguments: [String] {
        input + ["-filter_complex", "\(pictureFilter)[v];\(soundFilter)[a]", "-map", "[v]", "-map", "[a]"] + encoding
            + labels + ["-f", "mp4", outputPath]
    }

    private var seconds: Int { Int(variant.film.sampleLength.components.seconds) }

    private var input: [String] {
        ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
            + ["-loop", "1", "-framerate", "24", "-t", "\(seconds)", "-i", artworkPath]
    }

    private var pictureFilter: String {
        let height = variant.height.rawValue
        let width = variant.height.width
        // A fifth larger than the frame, so that there is room to move in.
        let canvas = "scale=\(width * 6 / 5):\(height * 6 / 5):flags=fast_bilinear"
        let pan = "crop=\(width):\(height):x='(iw-ow)*t/\(seconds)':y='(ih-oh)*(1-t/\(seconds))'"
        let fades = "fade=t=in:d=1,fade=t=out:st=\(seconds - 1):d=1"
        return "[0:v]\(canvas),\(pan),noise=alls=12:allf=t,\(timeCode),\(fades),format=yuv420p"
    }

    private var timeCode: String {
        let height = variant.height.rawValue
        let place = "x=w-tw-\(height / 18):y=h-th-\(height / 18)"
        return "drawtext=text='%{pts\\:hms}':fontcolor=white@0.7:fontsize=\(height / 30):\(place)"
    }

    /// A chord that swells slowly; its root is the title's own, so that two films do not sound alike.
    private var soundFilter: String {
        let root = 98 + variant.film.slug.utf8.reduce(0) { ($0 + Int($1)) % 5 } * 12
        let tones = [root, root * 3 / 2, root * 2].map { "sin(2*PI*\($0)*t)" }.joined(separator: "+")
        return
            "aevalsrc='0.08*(\(tones))*(0.6+0.4*sin(2*PI*0.2*t))':s=48000:d=\(seconds),aformat=channel_layouts=stereo"
    }

    private var encoding: [String] {
        let rate = "\(variant.height.videoBitrate)"
        let buffer = "\(variant.height.videoBitrate / 2)"
        return ["-c:v", "libx264", "-preset", "ultrafast", "-profile:v", "main", "-g", "48"]
            + ["-b:v", rate, "-maxrate", rate, "-bufsize", buffer]
            + ["-c:a", "aac", "-b:a", "\(SampleVariant.audioBitrate)", "-movflags", "+faststart"]
    }

    private var labels: [String] {
        ["-metadata", "title=\(variant.film.episode?.name ?? variant.film.title.name)"]
            + ["-metadata:s:v:0", "language=und", "-metadata:s:a:0", "language=eng"]
    }
}
