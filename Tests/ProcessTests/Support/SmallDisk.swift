import Foundation
import Testing

/// A disk of few megabytes, in memory, that one program alone sees in the place of a folder.
enum SmallDisk {
    static let reason: Comment = "no disk can be mounted here for one program (unshare is missing, or the right to)"

    /// The command that runs another one beside such a disk.
    static func wrapper(at folder: String) -> [String] {
        let script = #"mount -t tmpfs -o size=16m,mode=755 small "$0" && exec "$@""#
        return ["unshare"] + (geteuid() == 0 ? [] : ["--map-root-user"]) + ["--mount", "sh", "-c", script, folder]
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
}
