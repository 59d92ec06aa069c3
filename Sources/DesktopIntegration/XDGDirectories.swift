/// Where files go.
package struct XDGDirectories: Hashable, Sendable {
    package var data: String

    package init(data: String) {
        self.data = data
    }
}
