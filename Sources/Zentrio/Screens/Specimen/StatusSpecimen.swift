import ImmediateUI

/// How states look: on pictures, as strips, bars, badges and shapes that wait.
struct StatusSpecimen {
    let page: SpecimenPage
    let artwork: String

    private var ui: Context { page.ui }

    func draw() {
        page.section("Status")
        ui.column(Box(width: .grow, gap: 20), id: "status") {
            cards()
            strips()
            badges()
            bars()
            measures()
            waiting()
        }
    }

    private func cards() {
        let signs: [(String, String, StateSign)] = [
            ("Downloading 62 %", "metropolis", .downloading(0.62)), ("Paused 40 %", "spring", .paused(0.4)),
            ("Queued", "a-trip-to-the-moon", .queued), ("Downloaded", "nosferatu", .completed),
            ("Failed", "tears-of-steel", .failed), ("Offline", "sintel", .offline), ("Locked", "charge", .locked),
        ]
        page.line("On cards", gap: 36) {
            for (name, slug, sign) in signs {
                page.item(name) { ui.signed("picture", sign) { picture(slug) } }
            }
            page.item("No picture") { picture(nil) }
        }
    }

    private func picture(_ slug: String?) {
        let box = Box(width: .fixed(84), height: .fixed(126), radius: ui.style.radius.poster)
        ui.image(slug.map { "\(artwork)/\($0)-poster.webp" }, title: "Sprite Fright", box)
    }

    private func strips() {
        let strips: [(Status, String)] = [
            (.downloading, "Downloading"), (.paused, "Paused"), (.offline, "Waiting for the network"),
            (.failed, "Failed, 61 % kept"),
        ]
        page.line("Segment strip") {
            for (status, label) in strips {
                let color = ui.style.status[status]
                ui.column(Box(width: .fixed(232), gap: 8), id: "strip-\(label)") {
                    ui.segmentStrip(SegmentState.states(done: 15, pending: 2, total: 23), label: label, color: color)
                    ui.row(Box(gap: 6, cross: .center)) {
                        ui.icon(ui.style.status.icon(status), size: 16, color: color)
                        ui.label(label, ui.style.type.caption, color: color)
                    }
                }
            }
        }
    }

    private func badges() {
        page.line("Badges and pills", cross: .center) {
            ui.badge("Downloaded", status: .completed)
            ui.badge("Queued", status: .queued)
            ui.badge("Downloading 56 %", status: .downloading)
            ui.badge("Paused", status: .paused)
            ui.badge("Failed", status: .failed)
            ui.badge("Expires in 2 days", status: .warning, icon: "expiry")
            ui.pill("Offline", status: .offline)
            ui.badge("HLS")
        }
    }

    private func bars() {
        page.line("Plain bars") {
            bar("Download, file without segments") { ui.progressBar("bar", 0.56, label: "Download") }
            bar("Watched so far") {
                ui.progressBar(
                    "bar", 0.56, label: "Watched", height: ui.style.size.progress.thin,
                    color: ui.style.color.progressWatch)
            }
            bar("Size not known yet") { ui.progressBar("bar", nil, label: "Download") }
        }
    }

    private func bar(_ name: String, _ content: () -> Void) {
        page.item(name) { ui.row(Box(width: .fixed(232)), content) }
    }

    private func measures() {
        let parts = ui.style.storage
        let bar = StorageBar(
            [
                .init("Films", share: 0.226, color: parts.films), .init("Episodes", share: 0.01, color: parts.episodes),
                .init("Cached art", share: 0.048, color: parts.cachedArt),
                .init("The queue", share: 0.104, color: parts.queue),
            ], free: parts.free)
        let speeds = (0..<48).map { Self.speed(at: $0) }
        page.line("Measures") {
            page.item("Storage") {
                ui.row(Box(width: .fixed(360))) { ui.storageBar(bar, label: "Storage", value: "28 %") }
            }
            page.item("Sparkline") {
                ui.sparkline(
                    "speed", Sparkline(speeds, lines: [5, 10]), label: "Speed", width: .fixed(240), height: 48)
            }
            page.item("Ring") { ui.ring("ring", 0.62, label: "Progress", size: 56, stroke: 4) }
        }
    }

    /// A speed that wavers and once breaks down.
    private static func speed(at index: Int) -> Float {
        let waver = Float(index * 37 % 11) / 11
        return (20..<26).contains(index) ? 2 + waver : 8 + 3 * waver
    }

    private func waiting() {
        page.line("Skeleton") {
            for width in [154, 120, 96] as [Float] {
                ui.column(Box(gap: 9), id: "skeleton-\(Int(width))") {
                    ui.skeleton(Box(width: .fixed(154), height: .fixed(87), radius: 10), since: .zero)
                    ui.skeleton(Box(width: .fixed(width), height: .fixed(12), radius: 6), since: .zero)
                }
            }
        }
    }
}
