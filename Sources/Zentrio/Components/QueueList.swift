import ImmediateUI
import MediaModel

/// The downloads that wait for their turn, first the one that goes first; dragging puts them in another order.
struct QueueList: ScreenPart {
    let screen: ScreenContext

    func draw(_ queue: OrderedDownloads<QueueKey>) {
        let numberWidth = QueueRow.numberWidth(ui, count: queue.count)
        var box = Box.card(ui.style, padding: .zero)
        box.width = .grow
        ui.column(box, id: "queue") {
            ui.virtualRows(
                "rows", count: queue.count, rowHeight: rowHeight, label: say("Queue"), rowKey: { queue[$0].rawValue }
            ) { index in
                guard let download = model.downloads[queue[index]] else { return }
                QueueRow(
                    screen: screen, download: download, index: index, count: queue.count, height: rowHeight,
                    numberWidth: numberWidth
                ).draw()
            }
            if let move = ui.reordered("rows") { send(.moveInQueue(queue[move.from], to: move.to)) }
        }
    }

    /// As high as its lines need: with larger text, or when columns join the second line.
    private var rowHeight: Float {
        let type = ui.style.type
        guard QueueRow.columns(room).hasSecondLine else {
            // A long reason makes a second line, in this row or that; all rows are of one height.
            return max(ui.style.size.queueRow, type.label.lineHeight + type.caption.lineHeight + 14)
        }
        return max(60, type.label.lineHeight + type.caption.lineHeight + 22)
    }
}
