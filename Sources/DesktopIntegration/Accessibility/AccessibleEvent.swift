/// Something that a screen reader is told.
package enum AccessibleEvent: Hashable, Sendable {
    case windowActivated(Bool)
    case stateChanged(UInt64, String, Bool)
    case nameChanged(UInt64, String)
    case descriptionChanged(UInt64, String)
    case amountChanged(UInt64, Double)
    /// The parent, the child's place in it, and the child.
    case childAdded(UInt64, Int, UInt64)
    case childRemoved(UInt64, Int, UInt64)
    /// What was put in, and at which character.
    case textInserted(UInt64, Int, String)
    case textDeleted(UInt64, Int, String)
    case caretMoved(UInt64, Int)
    /// A sentence to read out, once what is being read is finished.
    case announcement(UInt64, String)
}
