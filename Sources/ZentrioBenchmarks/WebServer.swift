import DesktopIntegration
import Foundation

/// An nginx with a configuration of its own, for as long as this object lives.
final class WebServer {
    private let process: ChildProcess
    let port: Int
    let securePort: Int
    /// The certificate that its clients must trust.
    let certificatePath: String

    /// Starts nginx on free ports.
    ///
    /// - Parameters:
    ///   - root: what it serves.
    ///   - folder: a folder for its own files.
    ///   - address: where it listens.
    ///   - rate: bytes a second of each connection; nil for no limit.
    ///   - mostRanges: the ranges of a request that it honours; nil for any number.
    ///   - prefix: a command that runs it, such as in a network namespace.
    /// - Throws: `Obstacle` when a tool is missing or nginx does not start.
    init(
        root: String, folder: String, address: String = "127.0.0.1", rate: String? = nil, mostRanges: Int? = nil,
        prefix: [String] = []
    ) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        port = 20_000 + Int.random(in: 0..<10_000) * 2
        securePort = port + 1
        certificatePath = folder + "/certificate.pem"
        _ = try ProgramRunner.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
            folder + "/key.pem", "-out", certificatePath,
        ])
        try Self.configuration(
            root: root, folder: folder, address: address, port: port,
            limits: [rate.map { "limit_rate \($0);" }, mostRanges.map { "max_ranges \($0);" }]
        ).write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
        let command = prefix + [try ProgramRunner.path(of: "nginx"), "-c", folder + "/nginx.conf", "-g", "daemon off;"]
        process = try ChildProcess(
            executable: try ProgramRunner.path(of: command[0]), arguments: Array(command.dropFirst()),
            environment: XDGDirectories.processEnvironment)
        guard process.wait(atMost: .milliseconds(700)) == nil else {
            throw Obstacle(description: "nginx does not start: \(Self.log(folder))")
        }
    }

    func close() {
        process.signal(SIGTERM)
        _ = process.wait(atMost: .seconds(3))
    }

    private static func log(_ folder: String) -> String {
        (try? String(contentsOfFile: folder + "/error.log", encoding: .utf8)) ?? "no log"
    }

    private static func configuration(
        root: String, folder: String, address: String, port: Int, limits: [String?]
    ) -> String {
        """
        worker_processes 1;
        user root;
        pid \(folder)/nginx.pid;
        error_log \(folder)/error.log;
        events { worker_connections 1024; }
        http {
            sendfile on;
            tcp_nopush on;
            access_log off;
            types { application/vnd.apple.mpegurl m3u8; application/dash+xml mpd; video/mp2t ts; }
            default_type video/mp4;
            keepalive_requests 100000;
            client_body_temp_path \(folder)/body;
            proxy_temp_path \(folder)/proxy;
            fastcgi_temp_path \(folder)/fastcgi;
            uwsgi_temp_path \(folder)/uwsgi;
            scgi_temp_path \(folder)/scgi;
            \(limits.compactMap(\.self).joined(separator: " "))
            server {
                listen \(address):\(port);
                listen \(address):\(port + 1) ssl;
                ssl_certificate \(folder)/certificate.pem;
                ssl_certificate_key \(folder)/key.pem;
                root \(root);
            }
        }

        """
    }
}
