extension Context {
    /// The content of a page: when another page is opened, its first widget has the focus, or the one that had it when the
    /// page was left.
    ///
    /// - Parameters:
    ///   - key: The page's identity.
    ///   - box: Its size.
    ///   - content: Declares the page, from top to bottom.
    package func page(_ key: String, _ box: Box = Box(width: .grow, height: .grow), _ content: () -> Void) {
        let id = id("page " + key)
        let node = open(.column, box, id)
        tree.setMark(.page(id), of: node)
        content()
        close()
    }
}
