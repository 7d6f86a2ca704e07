import FoundationEssentials
import GRDB
import Glibc

extension Store {
    /// Why a data folder cannot be used, in words for whoever looks after it, without a full stop.
    ///
    /// - Parameter error: What was thrown while it was being opened.
    public static func explanation(of error: any Error, in folder: String) -> String {
        switch error {
        case let failure as StoreFailure: return "\(failure)"
        case DatabaseError.SQLITE_FULL: return fullDisk
        // Much of what fails on a full disk fails in other words: SQLite's with those of its shared memory, say.
        case _ where isFull(folder): return fullDisk
        case let failure as DatabaseError:
            // Its own description has the statement too, which may be the whole schema.
            return "SQLite error \(failure.resultCode.rawValue): \(failure.message ?? "no reason given")"
        default: return "\(error)"
        }
    }

    private static let fullDisk = "the disk is full; make room on it and start again"

    /// Whether there is too little room for even one more of the files that SQLite works with (its shared memory is
    /// made in steps of 32 KB).
    private static func isFull(_ folder: String) -> Bool {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return false }
        return status.f_bavail * status.f_frsize < 64 << 10 || status.f_files > 0 && status.f_favail == 0
    }
}
