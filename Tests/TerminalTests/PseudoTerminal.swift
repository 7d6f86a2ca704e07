import Glibc

/// A terminal of the system's own making: the process under test sits at it, the test holds the other side.
final class PseudoTerminal: Sendable {
    struct Failure: Error {}

    /// The side at which a program reads and writes.
    let device: Int32
    private let other: Int32

    // Linux's TIOCGPTN and TIOCSPTLCK, which are macros that Swift does not see (ioctl_tty(2)).
    private static let getNumber: UInt = 0x8004_5430
    private static let setLock: UInt = 0x4004_5431

    init(columns: UInt16, rows: UInt16) throws {
        other = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (lock, number): (Int32, Int32) = (0, 0)
        guard other >= 0, ioctl(other, Self.setLock, &lock) == 0, ioctl(other, Self.getNumber, &number) == 0 else {
            throw Failure()
        }
        device = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard device >= 0, ioctl(device, UInt(TIOCSWINSZ), &size) == 0 else { throw Failure() }
    }

    deinit {
        close(device)
        close(other)
    }

    func type(_ characters: String) {
        let bytes = Array(characters.utf8)
        _ = write(other, bytes, bytes.count)
    }
}
