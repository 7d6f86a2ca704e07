import FoundationEssentials
import Glibc

/// One running process on a data folder. It holds a lock for as long as it lives, by which others can tell that it
/// does: so what a killed process had claimed is given back at once.
final class Instance: Sendable {
    /// The name of this process among those that ever stood on the folder.
    let name: String
    private let descriptor: Int32
    private let folder: String

    init(folder: String) throws {
        self.folder = folder
        name = UUID().uuidString
        descriptor = try Self.locked("\(folder)/\(name)")
    }

    deinit {
        unlink("\(folder)/\(name)")
        close(descriptor)
    }

    /// The names of all processes that are alive, this one among them. Marks of dead ones are removed.
    func alive() -> Set<String> {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Set(
            names.filter { other in
                if other == name { return true }
                let path = "\(folder)/\(other)"
                guard let descriptor = try? Self.locked(path) else { return true }
                unlink(path)
                close(descriptor)
                return false
            })
    }

    /// Takes the one lock of a folder under a name, held until the process ends.
    ///
    /// - Returns: Whether it was free.
    static func takeForLife(_ path: String) throws -> Bool {
        do {
            _ = try locked(path)
            return true
        } catch let failure as InstanceFailure where failure.code == EWOULDBLOCK {
            return false
        }
    }

    private static func locked(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw InstanceFailure(code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw InstanceFailure(code: code)
        }
        return descriptor
    }
}

/// A lock in the data folder could not be taken, by the system's error number.
public struct InstanceFailure: Error, Equatable, CustomStringConvertible {
    /// The error number, as in `errno.h`.
    public let code: Int32

    public var description: String { "a lock in the data folder cannot be taken: \(String(cString: strerror(code)))" }
}
