import CMalloc
import Glibc

/// What the process holds of the machine's memory.
public enum Footprint {
    /// Keeps the heap in few pieces, each of which has free space of its own: threads here seldom allocate at the same
    /// time. To be called before there are threads.
    public static func keepHeapTogether() {
        mallopt(M_ARENA_MAX, 2)
    }

    /// Gives back what start-up or a busy time touched and waiting does not need: pages of program and libraries, which
    /// are read again from their files where they are needed after all, and the free ends of the heap.
    ///
    /// Most of a process that mainly waits is such pages. The system would take them back itself, but not before it
    /// runs short of memory.
    public static func trim() {
        for range in unchangedCode() {
            madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, MADV_DONTNEED)
        }
        malloc_trim(0)
    }

    /// Where files are mapped that the process can only read, and of which no page is its own by relocation (proc(5),
    /// `/proc/pid/smaps`).
    private static func unchangedCode() -> [Range<UInt>] {
        var (found, candidate): ([Range<UInt>], Range<UInt>?) = ([], nil)
        forEachWantedLine(of: "/proc/self/smaps") { line in
            let fields = line.split(separator: " ")
            guard let first = fields.first else { return }
            if let range = range(first) {
                let isFile = fields.count > 5 && fields[5].hasPrefix("/")
                candidate = isFile && !fields[1].contains("w") ? range : nil
            } else if first == "Anonymous:", fields[1] == "0" {
                candidate.map { found.append($0) }
            }
        }
        return found
    }

    /// Of some twenty lines about each range, only the first, which begins with its address, and those that begin with
    /// an `A` are worth being made a string.
    private static func forEachWantedLine(of path: String, _ body: (String) -> Void) {
        guard let file = fopen(path, "re") else { return }
        defer { fclose(file) }
        var (line, capacity): (UnsafeMutablePointer<CChar>?, Int) = (nil, 0)
        defer { free(line) }
        while getline(&line, &capacity, file) > 0 {
            if let line, line[0] == CChar(UInt8(ascii: "A")) || isupper(Int32(line[0])) == 0 {
                body(String(cString: line))
            }
        }
    }

    /// Reads `7f3a40000000-7f3a40021000`.
    private static func range(_ field: Substring) -> Range<UInt>? {
        let ends = field.split(separator: "-")
        guard ends.count == 2, let from = UInt(ends[0], radix: 16), let to = UInt(ends[1], radix: 16), from <= to else {
            return nil
        }
        return from..<to
    }
}
