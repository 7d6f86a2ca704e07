extension Character {
    /// How many columns of a terminal the character takes: none, one or two.
    ///
    /// A simple rule rather than the whole of Unicode Standard Annex 11: East Asian wide characters and emoji take
    /// two, characters that only change others take none.
    var columns: Int {
        guard let base = unicodeScalars.first else { return 0 }
        if unicodeScalars.contains("\u{FE0F}") || base.isWide { return 2 }
        return base.takesNoSpace ? 0 : 1
    }

    /// Whether printing it could move the cursor, change colours or turn the writing direction of what follows.
    var isUnprintable: Bool {
        unicodeScalars.first.map { $0.properties.generalCategory == .control || $0.turnsDirection } ?? true
    }
}

extension Unicode.Scalar {
    fileprivate var isWide: Bool {
        if value < 0x1100 { return false }
        return properties.isEmojiPresentation || Unicode.Scalar.wideRanges.contains { $0.contains(value) }
    }

    fileprivate var takesNoSpace: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: false
        }
    }

    /// Explicit bidirectional embeddings, overrides and isolates (Unicode Standard Annex 9).
    fileprivate var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }

    /// The blocks of East Asian wide and full-width characters (Unicode Standard Annex 11).
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD,
    ]
}
