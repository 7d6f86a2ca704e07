import Glibc

/// A pipe of the system: what is typed at one end is read at the other.
final class Pipe: Sendable {
    struct Failure: Error {}

    let output: Int32
    private let input: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure() }
        (output, input) = (ends[0], ends[1])
    }

    deinit { close(output) }

    func type(_ characters: String) {
        let bytes = Array(characters.utf8)
        _ = write(input, bytes, bytes.count)
    }

    func end() { close(input) }
}
