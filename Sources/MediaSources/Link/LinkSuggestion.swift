package import MediaModel

/// Something that can be pasted, offered before anybody pastes.
package struct LinkSuggestion: Hashable, Sendable {
    /// What to paste; `LinkResolver.resolve` understands it.
    package var address: WebAddress
    package var item: MediaItem

    package init(address: WebAddress, item: MediaItem) {
        self.address = address
        self.item = item
    }
}
