/// Tells how long an Ogg Opus recording is from its end, without decoding it.
enum OggDuration {
    /// How much of a file's end holds the start of its last page: a page has at most 65,307 bytes (RFC 3533, 6).
    static let tail = 65_536

    /// The length in whole seconds by the granule position of the last page (RFC 7845, 4: samples at 48 kHz, the few
    /// milliseconds of pre-skip counted in); 0 where there is none.
    static func seconds(inTail bytes: some BidirectionalCollection<UInt8>) -> Int {
        let bytes = Array(bytes)
        var start = bytes.count - headerLength
        while start >= 0 {
            if bytes[start...].starts(with: capturePattern), let granule = granule(of: bytes[start...]) {
                return Int((granule + samplesPerSecond / 2) / samplesPerSecond)
            }
            start -= 1
        }
        return 0
    }

    private static let capturePattern = Array("OggS".utf8)
    private static let headerLength = 27
    private static let samplesPerSecond: Int64 = 48_000

    /// The granule position of a page; none where no packet ends on it (-1) or it makes no sense.
    private static func granule(of page: ArraySlice<UInt8>) -> Int64? {
        let position = page.dropFirst(6).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let granule = Int64(bitPattern: position)
        return granule >= 0 && granule <= Int64(UInt32.max) * samplesPerSecond ? granule : nil
    }
}
