/// Every limit of the transfer engine.
package struct TransferConfiguration: Sendable {
    /// Connections to one host over HTTP/1.1.
    ///
    /// The default is 16.
    package var maximumConnectionsPerHost = 16

    package init() {}
}
