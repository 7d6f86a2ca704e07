import Foundation

/// One part of a multipart body (RFC 7578) that a ``LoopbackServer`` received.
public struct LoopbackPart: Equatable, Sendable {
    /// The form field's name.
    public let name: String
    /// The file name, for a file.
    public let fileName: String?
    /// The media type, where one was stated.
    public let contentType: String?
    /// The bytes.
    public let body: [UInt8]

    /// The bytes as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The parts of a multipart body; empty where there is none.
    static func all(in body: [UInt8], contentType: String) -> [LoopbackPart] {
        guard let boundary = parameter("boundary", of: contentType) else { return [] }
        let pieces = split(Data("\r\n".utf8 + body), by: Data("\r\n--\(boundary)".utf8))
        return pieces.dropFirst().dropLast().compactMap(LoopbackPart.init)
    }

    /// Reads what stands between two boundaries.
    private init?(_ piece: Data) {
        guard let end = piece.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: piece[piece.startIndex..<end.lowerBound], as: UTF8.self)
        let headers = LoopbackMessage.headers(head.components(separatedBy: "\r\n"))
        let disposition = headers["content-disposition"] ?? ""
        guard let name = Self.parameter("name", of: disposition) else { return nil }
        self.name = name
        fileName = Self.parameter("filename", of: disposition)
        contentType = headers["content-type"]
        body = Array(piece[end.upperBound...])
    }

    private static func split(_ data: Data, by separator: Data) -> [Data] {
        var pieces: [Data] = []
        var start = data.startIndex
        while let found = data.range(of: separator, in: start..<data.endIndex) {
            pieces.append(data[start..<found.lowerBound])
            start = found.upperBound
        }
        return pieces + [data[start...]]
    }

    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.components(separatedBy: ";").dropFirst() {
            let halves = piece.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].lowercased() == name else { continue }
            return halves[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        return nil
    }
}
