extension Array<StyledCharacter> {
    /// Breaks a paragraph into lines of at most so many columns: between words where there are any, else anywhere.
    func wrapped(columns: Int) -> [[StyledCharacter]] {
        var lines: [[StyledCharacter]] = []
        var rest = self[...]
        while let edge = rest.overflow(columns: columns) {
            let end = rest.lineEnd(before: edge)
            lines.append(Array(rest[..<end].droppingLast(while: \.isSpace)))
            rest = rest[end...].drop(while: \.isSpace)
        }
        if lines.isEmpty || !rest.isEmpty { lines.append(Array(rest)) }
        return lines
    }
}

extension ArraySlice<StyledCharacter> {
    /// The first character that does not fit, if there is one.
    fileprivate func overflow(columns: Int) -> Int? {
        var taken = 0
        return indices.first { index in
            taken += self[index].character.columns
            // A character wider than the whole line must stand somewhere.
            return taken > columns && index > startIndex
        }
    }

    private func mayEnd(before index: Int) -> Bool {
        let (last, next) = (self[index - 1], self[index])
        return next.isSpace || last.isSpace || last.character == "-" || last.character.columns == 2
    }

    fileprivate func lineEnd(before edge: Int) -> Int {
        let firstWord = firstIndex { !$0.isSpace } ?? startIndex
        guard firstWord < edge else { return edge }
        return (firstWord + 1...edge).last(where: mayEnd) ?? edge
    }

    fileprivate func droppingLast(while condition: (StyledCharacter) -> Bool) -> ArraySlice<StyledCharacter> {
        lastIndex { !condition($0) }.map { self[...$0] } ?? []
    }
}

extension StyledCharacter {
    /// Whether a line may be broken here for good; a non-breaking space is none of these.
    fileprivate var isSpace: Bool { character == " " }
}
