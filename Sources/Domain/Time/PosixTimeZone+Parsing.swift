extension PosixTimeZone {
    /// Reads the footer of a TZif file: a `TZ` string between two line feeds; nil where it is empty.
    init?(footer: ArraySlice<UInt8>) throws(TimeZoneFailure) {
        guard footer.first == UInt8(ascii: "\n") else { throw .truncated }
        let line = footer.dropFirst()
        guard let end = line.firstIndex(of: UInt8(ascii: "\n")) else { throw .truncated }
        if end == line.startIndex { return nil }
        try self.init(line[..<end])
    }

    /// Reads a `TZ` string with the extension of RFC 9636, section 3.3.1: times from -167 to 167 hours.
    init(_ string: ArraySlice<UInt8>) throws(TimeZoneFailure) {
        var parser = PosixTimeZoneParser(rest: string)
        standard = try parser.standard()
        saving = try parser.saving(standard: standard)
    }
}

private struct PosixTimeZoneParser {
    var rest: ArraySlice<UInt8>

    mutating func standard() throws(TimeZoneFailure) -> Int {
        try name()
        return -(try time(hours: 24))
    }

    mutating func saving(standard: Int) throws(TimeZoneFailure) -> PosixTimeZone.Saving? {
        if rest.isEmpty { return nil }
        try name()
        let offset = rest.first == UInt8(ascii: ",") ? standard + 3600 : -(try time(hours: 24))
        let start = try change()
        let end = try change()
        guard rest.isEmpty else { throw .malformedRule }
        return PosixTimeZone.Saving(offset: offset, start: start, end: end)
    }

    /// Skips an abbreviation: three letters or more, or anything between `<` and `>`.
    private mutating func name() throws(TimeZoneFailure) {
        if take("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { throw .malformedRule }
            rest = rest[end...].dropFirst()
        } else {
            let letters = rest.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0 & 0xDF) }
            guard letters.count >= 3 else { throw .malformedRule }
            rest = rest.dropFirst(letters.count)
        }
    }

    private mutating func change() throws(TimeZoneFailure) -> PosixTimeZone.Change {
        guard take(",") else { throw .malformedRule }
        let day = try day()
        return PosixTimeZone.Change(day: day, time: take("/") ? try time(hours: 167) : 2 * 3600)
    }

    private mutating func day() throws(TimeZoneFailure) -> PosixTimeZone.Day {
        if take("J") { return .julian(try number(1...365)) }
        guard take("M") else { return .ordinal(try number(0...365)) }
        let month = try number(1...12)
        guard take(".") else { throw .malformedRule }
        let week = try number(1...5)
        guard take(".") else { throw .malformedRule }
        return .weekday(month: month, week: week, day: try number(0...6))
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private mutating func time(hours: Int) throws(TimeZoneFailure) -> Int {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        var seconds = try number(0...hours) * 3600
        if take(":") { seconds += try number(0...59) * 60 }
        if take(":") { seconds += try number(0...59) }
        return sign * seconds
    }

    private mutating func number(_ range: ClosedRange<Int>) throws(TimeZoneFailure) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let number = Int(digits: digits), range.contains(number) else { throw .malformedRule }
        rest = rest.dropFirst(digits.count)
        return number
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
