/// What a typed line means, before it is known which buttons and files there are.
enum TypedLine: Equatable {
    /// Nothing but white space.
    case nothing
    /// Words, or a number that is no button.
    case text(String)
    /// A number that presses a button if there is such a button.
    case number(Int, text: String)
    /// A command to the bot.
    case command(name: String, argument: String)
    /// A recording in a file.
    case recording(path: String, isForwarded: Bool)
    /// New words for one of the person's messages, counted from 1.
    case edit(Int, String)
    /// A wish to see the person's messages with their numbers.
    case ownMessages
    /// A point on the map, in degrees.
    case location(latitude: Double, longitude: Double)
    /// The person's own telephone number.
    case contact(phone: String)
    /// A picture with what is written beside it.
    case photo(caption: String?)
    /// A word of the terminal that something is missing from.
    case incomplete(TerminalWord)
    /// The end of the session.
    case quit
}

extension TypedLine {
    /// Reads a line. Control characters other than tabs are left out: they come from keys the terminal does not know.
    init(_ line: String) {
        let text = String(line.filter { $0 == "\t" || !$0.isControl }).trimmed
        if text.isEmpty {
            self = .nothing
        } else if let number = TypedLine.buttonNumber(text) {
            self = .number(number, text: text)
        } else if let (name, argument) = TypedLine.command(text) {
            self =
                TerminalWord(rawValue: name).map { TypedLine($0, argument) } ?? .command(name: name, argument: argument)
        } else {
            self = .text(text)
        }
    }

    private init(_ word: TerminalWord, _ argument: String) {
        let reading: TypedLine? =
            switch word {
            case .voice: argument.isEmpty ? nil : .recording(path: argument, isForwarded: false)
            case .forward: argument.isEmpty ? nil : .recording(path: argument, isForwarded: true)
            case .edit: argument.isEmpty ? .ownMessages : TypedLine.edit(argument)
            case .location: TypedLine.location(argument)
            case .contact: TypedLine.contact(argument)
            case .photo: .photo(caption: argument.isEmpty ? nil : argument)
            case .quit: .quit
            }
        self = reading ?? .incomplete(word)
    }

    /// `3` or `#3`.
    private static func buttonNumber(_ text: String) -> Int? {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits)
    }

    /// `/name argument` or `/name@bot argument`; the name in the letters that a bot's command can have.
    private static func command(_ text: String) -> (name: String, argument: String)? {
        guard text.hasPrefix("/") else { return nil }
        let parts = text.dropFirst().split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let word = parts.first, let name = word.split(separator: "@", omittingEmptySubsequences: false).first,
            !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
        else { return nil }
        return (name.lowercased(), parts.count > 1 ? String(parts[1]).trimmed : "")
    }

    private static func edit(_ argument: String) -> TypedLine? {
        let parts = argument.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard parts.count == 2, let number = Int(parts[0]) else { return nil }
        return .edit(number, String(parts[1]).trimmed)
    }

    /// A number of as many digits as one has (ITU-T E.164), with what people write between them left out.
    private static func contact(_ argument: String) -> TypedLine? {
        let number = argument.filter { !" -()".contains($0) }
        let digits = number.hasPrefix("+") ? number.dropFirst() : number[...]
        guard (7...15).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return .contact(phone: number)
    }

    private static func location(_ argument: String) -> TypedLine? {
        let numbers = argument.split { $0 == "," || $0.isWhitespace }.map { Double($0) }
        guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1],
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        else { return nil }
        return .location(latitude: latitude, longitude: longitude)
    }
}

extension Character {
    fileprivate var isControl: Bool { unicodeScalars.first?.properties.generalCategory == .control }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
