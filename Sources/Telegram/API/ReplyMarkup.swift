import Messaging

/// Buttons in the form the Bot API takes them.
enum ReplyMarkup: Encodable, Sendable {
    case inline([[Keyboard.Button]])
    case reply([[Keyboard.ReplyButton]])
    case remove

    init(_ keyboard: Keyboard) {
        switch keyboard {
        case .inline(let rows): self = .inline(rows)
        case .reply(let rows): self = .reply(rows)
        case .removeReply: self = .remove
        }
    }

    /// The buttons of a message that is edited, which can only be inline ones.
    init?(inline keyboard: Keyboard?) {
        guard case .inline(let rows) = keyboard else { return nil }
        self = .inline(rows)
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .inline(let rows):
            try InlineMarkup(
                rows: rows.map { row in row.map { InlineButton(text: $0.label, data: $0.payload) } }
            ).encode(to: encoder)
        case .reply(let rows):
            try KeysMarkup(
                rows: rows.map { row in
                    row.map {
                        KeyButton(
                            text: $0.label, sharesLocation: $0.sharesLocation ? true : nil,
                            sharesContact: $0.sharesContact ? true : nil)
                    }
                }
            ).encode(to: encoder)
        case .remove:
            try RemoveMarkup().encode(to: encoder)
        }
    }
}

private struct InlineMarkup: Encodable {
    var rows: [[InlineButton]]

    enum CodingKeys: String, CodingKey {
        case rows = "inline_keyboard"
    }
}

private struct InlineButton: Encodable {
    var text: String
    var data: String

    enum CodingKeys: String, CodingKey {
        case text
        case data = "callback_data"
    }
}

private struct KeysMarkup: Encodable {
    var rows: [[KeyButton]]
    var fitsHeight = true

    enum CodingKeys: String, CodingKey {
        case rows = "keyboard"
        case fitsHeight = "resize_keyboard"
    }
}

private struct KeyButton: Encodable {
    var text: String
    var sharesLocation: Bool?
    var sharesContact: Bool?

    enum CodingKeys: String, CodingKey {
        case text
        case sharesLocation = "request_location"
        case sharesContact = "request_contact"
    }
}

private struct RemoveMarkup: Encodable {
    var isRemoved = true

    enum CodingKeys: String, CodingKey {
        case isRemoved = "remove_keyboard"
    }
}
