/// The stretch of a text that is most like a quote, and how like it is.
///
/// Sellers' variant of the edit distance ("The theory and computation of evolutionary distances", 1980): the quote may
/// begin and end anywhere in the text. It takes the product of both lengths, so both are bounded.
public struct Alignment: Equatable {
    /// Where in the text.
    public var range: Range<Int>
    /// How many of the quote's letters stand there in order, 0 to 1: one less the share that was changed.
    public var likeness: Double

    /// How much work one alignment may be, in pairs of letters.
    private static let mostWork = 20_000_000

    /// Finds the best stretch; none for an empty quote or one that is too long to look for.
    public static func best(of quote: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Alignment? {
        guard !quote.isEmpty, !text.isEmpty, quote.count <= mostWork / text.count else { return nil }
        var row = [(cost: Int, start: Int)](repeating: (0, 0), count: quote.count + 1)
        for index in row.indices { row[index] = (index, 0) }
        var best = (cost: row[quote.count].cost, range: 0..<0)
        for (end, letter) in text.enumerated() {
            var diagonal = row[0]
            row[0] = (0, end + 1)
            for index in 1...quote.count {
                let above = row[index]
                let change = (diagonal.cost + (quote[index - 1] == letter ? 0 : 1), diagonal.start)
                row[index] = [(above.cost + 1, above.start), (row[index - 1].cost + 1, row[index - 1].start)]
                    .reduce(change) { $1.0 < $0.0 ? $1 : $0 }
                diagonal = above
            }
            if row[quote.count].cost < best.cost { best = (row[quote.count].cost, row[quote.count].start..<end + 1) }
        }
        return Alignment(range: best.range, likeness: 1 - Double(best.cost) / Double(quote.count))
    }

    /// The same with the words it begins and ends in taken whole; letters that this adds make it less like the quote.
    public func widened(in text: [Unicode.Scalar], quote: Int) -> Alignment {
        let first = text[range].firstIndex { $0 != " " } ?? range.lowerBound
        let last = text[range].lastIndex { $0 != " " } ?? first
        let start = text[..<first].lastIndex(of: " ").map { $0 + 1 } ?? 0
        let end = text[last...].firstIndex(of: " ") ?? text.count
        let added = max(0, range.lowerBound - start) + max(0, end - range.upperBound)
        return Alignment(range: start..<end, likeness: likeness - Double(added) / Double(quote))
    }
}
