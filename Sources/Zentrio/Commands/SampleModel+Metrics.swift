import DownloadRuntime
import MediaModel

nonisolated extension SampleModel {
    /// The Runtime page in the middle of an evening.
    func showMetrics(_ model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        let now = model.now
        for step in 0..<ThroughputHistory.stepCount {
            model.now = now.advanced(by: .seconds(-5 * (ThroughputHistory.stepCount - 1 - step)))
            _ = model.apply(.download(.metrics(figures(at: step))))
        }
        model.now = now
        _ = model.perform(.open(.metrics))
        _ = model.apply(.health(health(of: model)))
    }

    private func figures(at step: Int) -> DownloadMetrics {
        let isSlow = (38..<45).contains(step) || (92..<96).contains(step)
        let wave = Double((step * 37) % 17) / 17
        let speed = isSlow ? 2.6 + wave : 8.2 + wave * 2.4 + Double(step % 40) / 40
        func bytes(_ share: Double) -> ByteCount { ByteCount(Int64(speed * share * 1e6)) }
        return DownloadMetrics(
            active: 2, queued: 2, averageSpeed: bytes(1),
            perProtocol: [
                .hls: .init(active: 1, speed: bytes(0.74)), .dash: .init(active: 1, speed: bytes(0.26)),
            ])
    }

    private func health(of model: AppModel) -> RuntimeHealth {
        var health = RuntimeHealth(isRunning: true)
        (health.queues.interactive, health.queues.automatic, health.queues.retry) = (1, 3, 1)
        (health.queues.waiting, health.queues.failed, health.queues.completed) = (1, 1, 14)
        (health.workers.active, health.workers.maximum) = (2, 2)
        health.hosts = [
            .init(host: "media.example.org", active: 1, cap: 4), .init(host: "films.example.net", active: 1, cap: 2),
        ]
        health.disk.bytesPerSecond = ByteCount(9_400_000)
        health.disk.commits = LatencyFigures(
            count: 512, medianMilliseconds: 0.7, p99Milliseconds: 3.2, maximumMilliseconds: 9)
        (health.retries.waiting, health.retries.total) = (1, 7)
        (health.events.listeners, health.events.published) = (2, 18_240)
        health.events.lag = LatencyFigures(
            count: 512, medianMilliseconds: 0.4, p99Milliseconds: 2.1, maximumMilliseconds: 6)
        return health
    }
}
