import ImmediateUI

nonisolated extension Notice {
    /// The toast that shows it.
    var toast: Toast {
        let status: Status? =
            switch kind {
            case .success: .completed
            case .failure: .failed
            case .neutral: nil
            }
        return Toast(
            id: "notice-\(number)", text: text, icon: icon, status: status, action: actionLabel,
            isUrgent: removal != nil)
    }
}
