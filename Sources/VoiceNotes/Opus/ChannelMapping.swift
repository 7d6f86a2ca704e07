/// How the streams inside an Opus packet become output channels, and these one (RFC 7845, section 5.1.1).
struct ChannelMapping: Equatable {
    /// Streams in each packet.
    let streams: Int
    /// How many of them are stereo pairs; they come first.
    let coupled: Int
    /// For each decoded channel the coded one it takes, or 255 for silence.
    let table: [UInt8]
    /// The share of each decoded channel in the one we hand out.
    let weights: [Float]

    /// One channel. Also right for a stereo stream of family 0: a mono decoder mixes both channels
    /// itself, in the frequency domain, and ignores phase inversion, which would cancel them.
    static let mono = ChannelMapping(streams: 1, coupled: 0, table: [0], weights: [1])

    /// Reads the mapping out of an identification header.
    init(family: UInt8, channels: Int, table: UnsafeBufferPointer<UInt8>) throws(VoiceNoteFailure) {
        switch family {
        case 0:
            guard (1...2).contains(channels) else { throw .malformedHeader }
            self = .mono
        case 1:
            guard (1...8).contains(channels), table.count >= 2 + channels else { throw .malformedHeader }
            streams = Int(table[0])
            coupled = Int(table[1])
            self.table = Array(table[2..<2 + channels])
            weights = Self.surroundWeights(channels: channels)
            guard isConsistent else { throw .malformedHeader }
        default:
            throw .unsupportedMapping(family: family)
        }
    }

    private init(streams: Int, coupled: Int, table: [UInt8], weights: [Float]) {
        self.streams = streams
        self.coupled = coupled
        self.table = table
        self.weights = weights
    }

    private var isConsistent: Bool {
        streams > 0 && coupled <= streams && streams + coupled <= 255
            && table.allSatisfy { $0 == 255 || Int($0) < streams + coupled }
    }

    /// The stereo downmixes of RFC 7845, section 5.1.1.5, both sides averaged.
    private static func surroundWeights(channels: Int) -> [Float] {
        let center = Float(0.5).squareRoot()
        // A side or rear channel goes √3⁄2 to its own side and ½ to the other; a rear centre √3⁄2 · 1⁄√2.
        let surround = (Float(0.75).squareRoot() + 0.5) / 2
        let rearCenter = Float(0.75).squareRoot() * center
        let parts: [Float] =
            switch channels {
            case 1: [1]
            case 2: [0.5, 0.5]
            case 3: [0.5, center, 0.5]
            case 4: [0.5, 0.5, surround, surround]
            case 5: [0.5, center, 0.5, surround, surround]
            case 6: [0.5, center, 0.5, surround, surround, center]
            case 7: [0.5, center, 0.5, surround, surround, rearCenter, center]
            default: [0.5, center, 0.5, surround, surround, surround, surround, center]
            }
        // The RFC scales each row to a sum of 1 up to four channels and of 2 from five on.
        let scale: Float = (channels < 5 ? 1 : 2) / parts.reduce(0, +)
        return parts.map { $0 * scale }
    }
}
