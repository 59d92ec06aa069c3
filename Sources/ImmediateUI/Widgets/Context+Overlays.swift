/// What the context itself declares on top of the screens.
extension Context {
    func declareOverlays() {
    }
}
