/// Every limit of the download runtime.
package struct DownloadRuntimeConfiguration: Sendable {
    /// How many downloads run at once.
    ///
    /// The default is 2; 1 to 10.
    package var maximumRunning = 2

    package init() {}
}
