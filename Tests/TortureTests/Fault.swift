import Foundation
import Synchronization
import ZentrioTestSupport

/// What disturbs one run of the program.
enum Fault: Sendable, CustomStringConvertible {
    /// `strace` kills a thread that enters a call for the Nth time, and the process with it.
    case kill(call: String, at: Int)
    /// `strace` makes a thread's Nth call fail, or every one from there on, on these files or on all.
    case error(call: String, code: String, at: Int, isLasting: Bool, paths: [String])
    /// The preloaded library ends the process before its Nth change of a file.
    case crash(at: Int)
    /// The same, and what was not synced is gone: altogether, or page by page as the seed says.
    case powerLoss(at: Int, seed: UInt64?)
    /// Every Nth write takes only half of its bytes.
    case shortWrites(every: Int)
    /// Only counts the calls that change a file.
    case count

    var description: String {
        switch self {
        case .kill(let call, let number): "SIGKILL at \(call) \(number)"
        case .error(let call, let code, let number, let isLasting, let paths):
            "\(code) at \(call) \(number)\(isLasting ? "+" : "") \(paths.map { ($0 as NSString).lastPathComponent })"
        case .crash(let number): "crash at change \(number)"
        case .powerLoss(let number, let seed): "power loss at change \(number)\(seed.map { ", pages by \($0)" } ?? "")"
        case .shortWrites(let number): "short write \(number)"
        case .count: "count"
        }
    }

    /// The arguments of `strace`; nil when the fault is not its work.
    func tracing(log: String) -> [String]? {
        switch self {
        case .kill(let call, let number):
            return ["-f", "-qq", "-o", log, "-e", "trace=\(call)"]
                + ["-e", "inject=\(call):signal=SIGKILL:when=\(number)"]
        case .error(let call, let code, let number, let isLasting, let paths):
            return ["-f", "-qq", "-o", log] + paths.flatMap { ["-P", $0] } + ["-e", "trace=\(call)"]
                + ["-e", "inject=\(call):error=\(code):when=\(number)\(isLasting ? "+" : "")"]
        case .crash, .powerLoss, .shortWrites, .count:
            return nil
        }
    }

    /// What the preloaded library is told; nil when the fault is not its work.
    var orders: [String: String]? {
        switch self {
        case .kill, .error: nil
        case .crash(let number): ["ZENTRIO_FAULT_ACTION": "crash", "ZENTRIO_FAULT_AT": "\(number)"]
        case .powerLoss(let number, let seed):
            ["ZENTRIO_FAULT_ACTION": "power", "ZENTRIO_FAULT_AT": "\(number)"]
                .merging(seed.map { ["ZENTRIO_FAULT_SEED": "\($0)"] } ?? [:]) { $1 }
        case .shortWrites(let number): ["ZENTRIO_FAULT_ACTION": "short", "ZENTRIO_FAULT_AT": "\(number)"]
        case .count: ["ZENTRIO_FAULT_ACTION": "count"]
        }
    }

    var isPowerLoss: Bool { if case .powerLoss = self { true } else { false } }
}
