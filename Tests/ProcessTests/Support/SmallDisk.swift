import Foundation
import ProcessTesting
import Testing

/// A disk of a few kilobytes to run a program on.
enum SmallDisk {
    static let reason: Comment = "no file system can be mounted here (unshare or the right to it is missing)"

    /// Whether such a disk can be made.
    static let isThere: Bool = {
        let probe = Process()
        probe.executableURL = URL(filePath: "/usr/bin/env")
        probe.arguments = ["unshare", "-m", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"]
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

    /// The status of the wrapper where the program did not start once there was room.
    static let staysBroken: Int32 = 97

    /// The command that runs another one with its data folder on such a disk, and then once more with room enough. It
    /// ends with the status of the first run.
    ///
    /// - Parameters:
    ///   - size: How large the disk is, in bytes.
    ///   - used: How much of it is used already.
    static func wrapper(size: Int, used: Int) -> [String] {
        let script = """
            mount -t tmpfs -o size=\(size) tmpfs "$DVOINIK_DATA"
            head -c \(used) /dev/zero > "$DVOINIK_DATA/filler"
            "$@"; status=$?
            mount -o remount,size=64m "$DVOINIK_DATA"
            "$@" > /dev/null 2>&1 < /dev/null || exit \(staysBroken)
            exit $status
            """
        return ["unshare", "-m", "sh", "-c", script, "sh"]
    }
}
