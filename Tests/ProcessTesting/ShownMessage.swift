import Foundation

/// A message of the bot's as its chat shows it.
public struct ShownMessage: Sendable {
    /// Its number.
    public let id: Int64
    /// In which of the bot's lives it was sent, from 1.
    public let life: Int
    /// Its words, in the Bot API's HTML style.
    public internal(set) var text: String
    /// The payloads of the buttons under it.
    public internal(set) var buttons: [String]
    /// The bytes of the picture that it is; nil for any other message.
    public internal(set) var photo: [UInt8]?
    /// The bytes of the file that it is; nil for any other message.
    public internal(set) var document: [UInt8]?
    /// Whether the bot has deleted it.
    public internal(set) var isDeleted = false

    /// The number of the diary entry that it is the card of; nil for any other message.
    public var entry: String? {
        let payload = buttons.first { $0.hasPrefix("done:") || $0.hasPrefix("add:") }
        return payload?.split(separator: ":").last.map(String.init)
    }

    /// The words quoted in it: on a card, those of the entry.
    public var quotation: String? {
        guard let start = text.range(of: "<blockquote expandable>"), let end = text.range(of: "</blockquote>") else {
            return nil
        }
        return [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")].reduce(String(text[start.upperBound..<end.lowerBound])) {
            text, entity in
            text.replacing(entity.0, with: entity.1)
        }
    }
}
