extension TimeZoneRules {
    /// Reads a TZif file of any version (RFC 9636, section 3): the 64-bit data and the footer where there are any.
    public init(tzif: [UInt8]) throws(TimeZoneFailure) {
        var reader = BigEndianReader(tzif[...])
        var header = try TZifHeader(&reader)
        let hasSecondBlock = header.version >= UInt8(ascii: "2")
        if hasSecondBlock {
            try reader.skip(header.length(ofTime: 4))
            header = try TZifHeader(&reader)
        }
        try self.init(&reader, header, timeLength: hasSecondBlock ? 8 : 4)
    }

    private init(
        _ reader: inout BigEndianReader, _ header: TZifHeader, timeLength: Int
    ) throws(TimeZoneFailure) {
        guard header.leapCount == 0 else { throw .leapSeconds }
        guard header.typeCount > 0 else { throw .noLocalTime }
        var data = BigEndianReader(try reader.take(header.length(ofTime: timeLength)))
        transitions = try data.transitions(header.timeCount, length: timeLength)
        let types = try data.take(header.timeCount)
        let localTimes = try data.localTimes(header.typeCount)
        guard types.allSatisfy({ Int($0) < localTimes.count }) else { throw .unknownLocalTime }
        offsets = types.map { localTimes[Int($0)] }
        earliest = localTimes[0]
        later = timeLength == 8 ? try PosixTimeZone(footer: reader.rest) : nil
    }
}

/// The counts at the head of each block of a TZif file.
private struct TZifHeader {
    let version: UInt8
    let utcIndicatorCount, standardIndicatorCount, leapCount, timeCount, typeCount, characterCount: Int

    init(_ reader: inout BigEndianReader) throws(TimeZoneFailure) {
        guard reader.rest.starts(with: "TZif".utf8) else { throw .notTZif }
        try reader.skip(4)
        version = try reader.byte()
        try reader.skip(15)
        utcIndicatorCount = try reader.count()
        standardIndicatorCount = try reader.count()
        leapCount = try reader.count()
        timeCount = try reader.count()
        typeCount = try reader.count()
        characterCount = try reader.count()
    }

    /// The length of the block that follows, in bytes, with times of a length.
    func length(ofTime time: Int) -> Int {
        timeCount * (time + 1) + typeCount * 6 + characterCount + leapCount * (time + 4)
            + standardIndicatorCount + utcIndicatorCount
    }
}

extension BigEndianReader {
    fileprivate mutating func transitions(_ count: Int, length: Int) throws(TimeZoneFailure) -> [Int64] {
        var moments: [Int64] = []
        for _ in 0..<count {
            let moment = try integer(length)
            if let last = moments.last, last >= moment { throw .unsortedTransitions }
            moments.append(moment)
        }
        return moments
    }

    /// The offsets of the local time types; section 3.2 bounds them so that they can be added without overflow.
    fileprivate mutating func localTimes(_ count: Int) throws(TimeZoneFailure) -> [Int32] {
        var offsets: [Int32] = []
        for _ in 0..<count {
            let offset = try integer(4)
            guard (-89_999...93_599).contains(offset) else { throw .offsetOutOfRange }
            offsets.append(Int32(offset))
            try skip(2)
        }
        return offsets
    }
}

/// Reads bytes from the front, most significant first.
private struct BigEndianReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func take(_ count: Int) throws(TimeZoneFailure) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func skip(_ count: Int) throws(TimeZoneFailure) {
        _ = try take(count)
    }

    mutating func byte() throws(TimeZoneFailure) -> UInt8 {
        UInt8(truncatingIfNeeded: try integer(1))
    }

    /// A signed integer of so many bytes.
    mutating func integer(_ length: Int) throws(TimeZoneFailure) -> Int64 {
        let bits = try take(length).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let unused = 64 - length * 8
        return Int64(bitPattern: bits << unused) >> unused
    }

    /// An unsigned integer of four bytes.
    mutating func count() throws(TimeZoneFailure) -> Int {
        Int(UInt32(truncatingIfNeeded: try integer(4)))
    }
}
