import Curl
import Foundation
import NIOConcurrencyHelpers

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A gate that a handler waits at until the test opens it.
final class Gate: Sendable {
    private let state = NIOLockedValueBox<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLockedValue { state in
                if !state.isOpen { state.waiters.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiters = state.withLockedValue { state in
            state.isOpen = true
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}

/// A folder that is gone with the last who holds it.
final class TemporaryFolder: Sendable {
    let path = FileManager.default.temporaryDirectory.appending(path: "curl-tests-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String, _ bytes: [UInt8]? = nil) throws -> String {
        let path = "\(path)/\(name)"
        if let bytes { try Data(bytes).write(to: URL(filePath: path)) }
        return path
    }
}

/// What a file holds; nil where there is none.
func contents(_ path: String) throws -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    return Array(try file.readToEnd() ?? Data())
}

/// Bytes of all values, in which a piece that is missing, doubled or displaced shows.
func bytes(_ count: Int) -> [UInt8] {
    var bytes = (0..<1021).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 3) }
    while bytes.count < count { bytes += bytes }
    return Array(bytes[..<count])
}
