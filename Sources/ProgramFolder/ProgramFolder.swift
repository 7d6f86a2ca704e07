internal import Glibc

/// The folder that the running program stands in.
public enum ProgramFolder {
    /// Where the build puts the files of a target: beside the program, under a name that SwiftPM makes of package and
    /// target.
    ///
    /// Not asked of `Bundle.module`, which would load all of Foundation and end the process where they are missing.
    public static func resources(of target: String) -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = max(0, readlink("/proc/self/exe", &path, path.count))
        let program = String(decoding: path.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = program.prefix(upTo: program.lastIndex(of: "/") ?? program.endIndex)
        return "\(folder)/dvoinik_\(target).resources/Resources"
    }
}
