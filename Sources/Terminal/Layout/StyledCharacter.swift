import Messaging

/// A character and how it looks.
struct StyledCharacter: Equatable {
    var character: Character
    var styles: Set<RichText.Style>

    /// Characters fit to be printed: tabs as spaces, without anything that would steer the terminal.
    static func characters(of text: String, _ styles: Set<RichText.Style>) -> [StyledCharacter] {
        text.flatMap { character -> [StyledCharacter] in
            if character.isNewline { return [StyledCharacter(character: "\n", styles: styles)] }
            if character == "\t" { return Array(repeating: StyledCharacter(character: " ", styles: styles), count: 4) }
            return character.isUnprintable ? [] : [StyledCharacter(character: character, styles: styles)]
        }
    }
}

extension Sequence<StyledCharacter> {
    /// How many columns the characters take side by side.
    var columns: Int { reduce(0) { $0 + $1.character.columns } }
}
