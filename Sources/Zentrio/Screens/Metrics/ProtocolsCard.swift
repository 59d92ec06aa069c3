import DownloadRuntime
import ImmediateUI
import MediaModel

/// The speed of each kind of transfer, and what goes to the disk.
struct ProtocolsCard: ScreenPart {
    let screen: ScreenContext

    func draw(width: Length) {
        let metrics = model.metrics.latest
        let card = MetricsCard(screen: screen, title: say("By protocol"), note: Wording.speed(metrics.averageSpeed))
        card.draw(width: width, gap: 0) {
            ui.space(4)
            for format in [MediaModel.Stream.Format.hls, .dash, .progressive] {
                row(format, metrics.perProtocol[format]?.speed ?? .zero, of: metrics.averageSpeed)
            }
            ui.space(6)
            ui.divider()
            ui.space(4)
            card.figure(say("Disk writes"), Wording.speed(model.metrics.health.disk.bytesPerSecond))
        }
    }

    private func row(_ format: MediaModel.Stream.Format, _ speed: ByteCount, of whole: ByteCount) {
        let name = format == .progressive ? say("Direct") : format.label
        ui.row(Box(width: .grow, height: .fixed(wide(30)), gap: 12, cross: .center), id: "protocol-\(format.rawValue)")
        {
            ui.label(name, ui.style.type.caption, color: ui.style.color.textSecondary, width: .fixed(wide(50)))
            let share = whole > .zero ? Float(Double(speed.rawValue) / Double(whole.rawValue)) : 0
            let text = Wording.speed(speed)
            ui.progressBar("share", share, label: name, value: text, color: ui.style.color.textSecondary)
            ui.label(text, ui.style.type.caption.tabular, alignment: .trailing, width: .fixed(wide(64)))
        }
    }
}
