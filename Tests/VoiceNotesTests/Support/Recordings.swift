import Foundation

@testable import VoiceNotes

/// The recordings made for this project (Tests/Data/voice).
enum Recordings {
    static let names = ["en1_joe", "ru1_elena", "ru3_festvox_noisy"]

    static func bytes(_ name: String) throws -> [UInt8] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Array(Data(contentsOf: tests.appending(path: "Data/voice/\(name).ogg")))
    }
}

/// Decodes a whole recording, cut into chunks of one size.
func decode(
    _ bytes: [UInt8], rate: SampleRate = .hz16000, chunk: Int = 4096, limit: Duration = .seconds(12 * 3600)
) throws(VoiceNoteFailure) -> [Int16] {
    var decoder = OggOpusDecoder(rate: rate, limit: limit)
    var samples: [Int16] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
        let part = Array(bytes[start..<min(start + chunk, bytes.count)])
        try decoder.decode(part.span) { span in
            span.withUnsafeBufferPointer { samples.append(contentsOf: $0) }
        }
    }
    try decoder.finish { span in
        span.withUnsafeBufferPointer { samples.append(contentsOf: $0) }
    }
    return samples
}
