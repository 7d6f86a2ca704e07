import SeededChance

/// Damages a stream in one of many ways, the same for the same seed.
///
/// Half of the streams get right checksums after the damage, else little of it would pass the page reader.
struct Mutator {
    private var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    mutating func mutated(_ corpus: [[Page]]) -> [UInt8] {
        var pages = corpus[pick(corpus.count)]
        for _ in 0...pick(3) { damage(&pages) }
        var bytes = Pages.joined(pages)
        if pick(2) == 0 { damage(&bytes) }
        return bytes
    }

    private mutating func pick(_ count: Int) -> Int {
        Int.random(in: 0..<max(1, count), using: &random)
    }

    private mutating func damage(_ pages: inout [Page]) {
        guard !pages.isEmpty else { return }
        let index = pick(pages.count)
        switch pick(10) {
        case 0: pages.remove(at: index)
        case 1: pages.insert(pages[pick(pages.count)], at: index)
        case 2: pages.swapAt(index, pick(pages.count))
        case 3: pages[index].granule = [0, -1, .max, .min, Int64(pick(1 << 40)), pages[index].granule &- 700][pick(6)]
        case 4: pages[index].flags ^= UInt8(1 << pick(3))
        case 5: pages[index].sequence = UInt32(truncatingIfNeeded: random.next())
        case 6: pages[index].serial = [77, 5, 6][pick(3)]
        case 7: relace(&pages[index])
        default: flip(&pages[index].body)
        }
    }

    /// Moves the limits between packets; the body keeps the length that the segments promise.
    private mutating func relace(_ page: inout Page) {
        guard !page.lacing.isEmpty else { return }
        page.lacing[pick(page.lacing.count)] = [0, 1, 2, 254, 255, UInt8(pick(256))][pick(6)]
        let length = page.lacing.reduce(0) { $0 + Int($1) }
        page.body = Array(page.body.prefix(length)) + Array(repeating: 0xAA, count: max(0, length - page.body.count))
    }

    private mutating func flip(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        for _ in 0...pick(4) { bytes[pick(bytes.count)] ^= UInt8(1 << pick(8)) }
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        switch pick(4) {
        case 0: bytes.removeLast(pick(bytes.count))
        case 1: bytes.removeSubrange(..<pick(bytes.count))
        case 2: bytes.insert(contentsOf: bytes.prefix(pick(200)), at: pick(bytes.count))
        default: flip(&bytes)
        }
    }
}
