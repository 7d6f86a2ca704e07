/// Cuts pages into packets, joining a packet that spans pages within a fixed memory.
struct PacketAssembler: ~Copyable {
    /// The packets that end on the page taken last; valid as long as that page, and until the next call.
    private(set) var packets: [UnsafeBufferPointer<UInt8>] = []
    /// Whether something was lost before or among those packets.
    private(set) var hasLoss = false

    /// The beginning of a packet that goes on on the next page.
    private var carried: UnsafeMutableBufferPointer<UInt8>
    private var carriedCount: Int?
    /// The packet joined last; apart from `carried`, since one page can end a packet and begin another.
    private var joined: UnsafeMutableBufferPointer<UInt8>

    /// - Parameter limit: Longer packets are taken for damage and dropped, in bytes.
    init(limit: Int) {
        carried = .allocate(capacity: limit)
        joined = .allocate(capacity: limit)
        packets.reserveCapacity(255)
    }

    deinit {
        carried.deallocate()
        joined.deallocate()
    }

    /// Cuts the next page of the stream.
    ///
    /// - Parameter followsLast: Whether no page is missing before it.
    mutating func take(_ page: OggPage, followsLast: Bool) {
        packets.removeAll(keepingCapacity: true)
        hasLoss = !followsLast || page.isContinued != (carriedCount != nil)
        if hasLoss { carriedCount = nil }
        var isTail = page.isContinued
        var start = 0
        var end = 0
        for length in page.lacing {
            end += Int(length)
            guard length < 255 else { continue }
            finish(UnsafeBufferPointer(rebasing: page.body[start..<end]), isTail: isTail)
            isTail = false
            start = end
        }
        if page.lacing.last == 255 {
            carry(UnsafeBufferPointer(rebasing: page.body[start..<end]), isTail: isTail)
        }
    }

    private mutating func finish(_ bytes: UnsafeBufferPointer<UInt8>, isTail: Bool) {
        guard isTail else { return packets.append(bytes) }
        carry(bytes, isTail: true)
        guard let count = carriedCount else { return }
        swap(&carried, &joined)
        packets.append(UnsafeBufferPointer(rebasing: joined[..<count]))
        carriedCount = nil
    }

    private mutating func carry(_ bytes: UnsafeBufferPointer<UInt8>, isTail: Bool) {
        guard let count = isTail ? carriedCount : 0 else { return }
        guard count + bytes.count <= carried.count else {
            hasLoss = true
            carriedCount = nil
            return
        }
        _ = UnsafeMutableBufferPointer(rebasing: carried[count...]).update(fromContentsOf: bytes)
        carriedCount = count + bytes.count
    }
}
