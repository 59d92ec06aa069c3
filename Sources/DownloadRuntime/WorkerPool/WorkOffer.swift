/// A try that a worker may begin by itself, and what it may use.
package struct WorkOffer: Hashable, Sendable {
    package var ticket: WorkTicket
    package var allowance: WorkAllowance

    package init(ticket: WorkTicket, allowance: WorkAllowance) {
        self.ticket = ticket
        self.allowance = allowance
    }
}
