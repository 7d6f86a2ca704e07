import Foundation
import Glibc
import ProcessTesting
import Testing

/// How to run a program as somebody whom permissions bind.
enum Unprivileged {
    static let reason: Comment =
        "permissions do not bind root, and nobody cannot be made to run the binary (setpriv is missing, or access to it)"

    /// The command that runs another one; empty where we are no root ourselves, nil where there is none.
    static let wrapper: [String]? = {
        if geteuid() != 0 { return [] }
        let wrapper = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        guard let binary = Workplace.binary else { return nil }
        let probe = Process()
        probe.executableURL = URL(filePath: "/usr/bin/env")
        probe.arguments = wrapper + [binary, "--help"]
        probe.standardOutput = FileHandle.nullDevice
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return nil }
        probe.waitUntilExit()
        return probe.terminationStatus == 0 ? wrapper : nil
    }()
}

extension Workplace {
    /// The contents of every file of the data folder, by path.
    func dataFiles() throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: data)
        return paths.reduce(into: [:]) { files, path in
            files[path] = FileManager.default.contents(atPath: "\(data)/\(path)")
        }
    }
}
