import MediaModel

/// The command line of mpv.
///
/// Only options that Debian 12's mpv 0.35 and later know; what is mpv's default anyway is left out, because builds without a
/// feature refuse the options of that feature.
enum MPVArguments {
    static func arguments(for request: PlaybackRequest, configuration: PlayerConfiguration) -> [String] {
        // What mpv prints goes to us: errors only, so that they can be told.
        var arguments = ["--input-terminal=no", "--msg-level=all=error", "--msg-color=no"]
        arguments += ["--input-ipc-client=fd://\(ChildProcess.inheritedDescriptor)"]
        if !configuration.usesPersonalConfiguration {
            arguments += ["--no-config", "--load-scripts=no"]
        }
        // Positions are kept by us, per profile; mpv's own notes would tell one profile about another.
        arguments += ["--no-resume-playback", "--save-position-on-quit=no"]
        arguments += ["--idle=no", "--keep-open=no", "--hwdec=auto-safe"]
        arguments += [
            "--wayland-app-id=\(ApplicationIdentity.identifier)", "--x11-name=\(ApplicationIdentity.identifier)",
            "--force-media-title=\(request.title)", "--title=${media-title} – Zentrio",
        ]
        if configuration.isFullscreen { arguments.append("--fullscreen") }
        if let start = request.startPosition { arguments.append("--start=\(seconds(start))") }
        arguments += request.subtitlePaths.map { "--sub-files-append=\($0)" }
        arguments += request.audioPaths.map { "--audio-files-append=\($0)" }
        return arguments + configuration.extraArguments + ["--", request.path]
    }

    /// Seconds with three decimals, whatever the locale.
    private static func seconds(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        let rest = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
