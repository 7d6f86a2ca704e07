import Dispatch
import Glibc

/// Tells when something is made in a folder, from the moment on when this object is there (inotify(7)).
final class FolderWatch: Sendable {
    private let descriptor: Int32

    private static let patience: Int32 = 120_000

    init?(_ path: String) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard inotify_add_watch(descriptor, path, UInt32(IN_CREATE)) >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Returns once something is made whose name has an ending; false when nothing is for two minutes.
    func sees(_ ending: String) async -> Bool {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: self.waits(for: ending)) }
        }
    }

    private func waits(for ending: String) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4096)
        var names = ""
        while !names.contains(ending + "\0") {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, Self.patience) == 1 else { return false }
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { return false }
            names = String(decoding: bytes[..<count], as: UTF8.self)
        }
        return true
    }
}
