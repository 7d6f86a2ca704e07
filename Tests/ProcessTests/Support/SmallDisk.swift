import Foundation
import ProcessTesting
import Testing

/// A disk of little room, in memory, that one program alone sees in the place of a folder.
enum SmallDisk {
    static let reason: Comment = "no disk can be mounted here for one program (unshare is missing, or the right to)"

    /// The command that runs another one beside a disk of 16 MB.
    static func wrapper(at folder: String) -> [String] {
        unshared + ["sh", "-c", #"mount -t tmpfs -o size=16m,mode=755 small "$0" && exec "$@""#, folder]
    }

    static let isThere: Bool = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dvoinik-\(UUID().uuidString)").path()
        guard (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil
        else { return false }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let probe = Process()
        probe.executableURL = URL(filePath: "/usr/bin/env")
        probe.arguments = wrapper(at: folder) + ["true"]
        probe.standardOutput = FileHandle.nullDevice
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
        return unshared + ["sh", "-c", script, "sh"]
    }

    private static var unshared: [String] {
        ["unshare"] + (geteuid() == 0 ? [] : ["--map-root-user"]) + ["--mount"]
    }
}
