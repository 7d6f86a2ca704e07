/// Cuts bytes into lines as they come in.
struct LineSplitter {
    /// The longest line in bytes; a longer one is cut, so that input without end cannot fill the memory.
    static let longest = 65_536

    private var pending: [UInt8] = []

    /// Adds bytes.
    mutating func append(_ bytes: some Sequence<UInt8>) {
        pending += bytes
    }

    /// Takes the next whole line out, without the characters that end it.
    mutating func next() -> String? {
        if let end = pending.prefix(Self.longest + 1).firstIndex(of: UInt8(ascii: "\n")) {
            return take(end, andThen: 1)
        }
        return pending.count > Self.longest ? take(characterStart(before: Self.longest), andThen: 0) : nil
    }

    /// Takes out what is left at the end of the input.
    mutating func rest() -> String? {
        pending.isEmpty ? nil : take(pending.count, andThen: 0)
    }

    private mutating func take(_ count: Int, andThen skipped: Int) -> String {
        defer { pending.removeFirst(count + skipped) }
        let line = pending.prefix(count)
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }

    /// The last place at or before an offset where no UTF-8 sequence is cut in two.
    private func characterStart(before offset: Int) -> Int {
        var start = offset
        while start > offset - 4, pending[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
