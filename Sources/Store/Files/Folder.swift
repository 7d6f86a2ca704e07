import FoundationEssentials
import Glibc

/// A folder held open, so that what is renamed in it can be made durable, by one process at a time.
final class Folder {
    private let descriptor: Int32

    /// Opens the folder that a file is in.
    init(of file: String) throws {
        descriptor = open(URL(filePath: file).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.last }
    }

    deinit { close(descriptor) }

    /// Waits until no other process holds the folder, and holds it for as long as this lives.
    func lock() throws {
        guard flock(descriptor, LOCK_EX) == 0 else { throw FileFailure.last }
    }

    /// Gives a file in the folder its final name, in the place of another file. It is on the disk when this returns.
    func put(_ draft: String, as name: String) throws {
        let file = open(draft, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure.last }
        defer { close(file) }
        guard fsync(file) == 0, rename(draft, name) == 0, fsync(descriptor) == 0 else { throw FileFailure.last }
    }
}

/// What tells one file from all others, whatever names it has.
struct FileNumber: Equatable {
    private let device: dev_t
    private let inode: ino_t

    /// The number of the file at a path; none where there is none.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, inode) = (status.st_dev, status.st_ino)
    }
}
