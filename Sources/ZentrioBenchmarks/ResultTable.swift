import Foundation

/// The results as a Markdown table; the first contender of a row is Zentrio, the second the one to compare with.
struct ResultTable {
    private var lines: [String] = []
    private var leftOut: [String] = []

    mutating func add(_ results: [Result], to row: Row) {
        let base = results.count > 1 ? results[1] : nil
        for (index, result) in results.enumerated() {
            let isFirst = index == 0
            let bound = result.isCutOff ? "> " : ""
            lines.append(
                "| \(isFirst ? row.title : "") | \(result.contender) | \(result.measurements.count) | "
                    + "\(bound)\(Self.number(result.wall)) | \(bound)\(Self.number(result.processor)) | "
                    + "\(Self.number(Double(result.memory) / 1_048_576, digits: 0)) | "
                    + "\(Self.ratio(result.wall, base?.wall)) | \(Self.ratio(result.processor, base?.processor)) | "
                    + "\(isFirst ? ([row.target, result.remark].filter { !$0.isEmpty }.joined(separator: ": ")) : result.remark) |"
            )
        }
    }

    mutating func leaveOut(_ row: Row, because reason: String) {
        leftOut.append("Left out: \(row.title): \(reason)")
    }

    var markdown: String {
        ([
            "| work | program | runs | wall s | CPU s | MiB | wall ÷ | CPU ÷ | target |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
            + lines + (leftOut.isEmpty ? [] : [""]) + leftOut).joined(separator: "\n")
    }

    private static func ratio(_ value: Double, _ base: Double?) -> String {
        guard let base, base > 0 else { return "" }
        return number(value / base)
    }

    private static func number(_ value: Double, digits: Int = 2) -> String {
        String(format: "%.\(digits)f", value)
    }
}
