import Testing

@testable import Pictures

/// The picture of a clone.
struct CardTests {
    @Test(arguments: [Cards.russian, Cards.english], CloneCard.Scheme.allCases)
    func `a card is a PNG file of the width and height it says, which Telegram shows as it is`(
        card: CloneCard, scheme: CloneCard.Scheme
    ) throws {
        var card = card
        card.scheme = scheme

        let png = try card.png()

        let (width, height) = try #require(Self.size(of: png))
        #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(width == 1024)
        #expect(Double(height) == CardPainter.height(of: card))
        #expect((500...1280).contains(height))
        #expect(png.count < 1_000_000)
    }

    @Test func `the same card gives the same picture, another one another`() throws {
        #expect(try Cards.russian.png() == Cards.russian.png())
        var other = Cards.russian
        other.kinds[3].count += 20
        #expect(try other.png() != Cards.russian.png())
    }

    @Test func `cards drawn at the same time do not disturb each other`() async throws {
        let alone = try [Cards.russian.png(), Cards.english.png()]
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<12 {
                group.addTask { try (index % 2 == 0 ? Cards.russian : Cards.english).png() == alone[index % 2] }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test(arguments: [0, 1, 2, 7, 9, 10, 40])
    func `a card has room for any number of kinds, without notes or with them`(kinds: Int) throws {
        var card = Cards.english
        card.kinds = (0..<kinds).map { .init(name: "Kind \($0)", count: $0, text: "\($0)") }
        let heights = try [true, false].map { isNoted in
            if !isNoted { (card.accuracy, card.note) = (nil, nil) }
            return try CardPainter.draw(card).height
        }
        #expect(heights[0] <= 1280)
        #expect(heights[1] < heights[0])
    }

    @Test(arguments: [0, 2, 6, 9, 40], [true, false])
    func `a card that tells how it went by month has room for it, whatever else it tells`(
        kinds: Int, isNoted: Bool
    ) throws {
        var card = Cards.measured
        card.kinds = (0..<kinds).map { .init(name: "Kind \($0)", count: $0, text: "\($0)") }
        if !isNoted { card.note = nil }
        let canvas = try CardPainter.draw(card)
        #expect(canvas.height <= 1280)
        #expect(CardPainter.growthHeight(card) >= 272)
        var other = card
        other.months?.months[1].rate = .measured(0.9, within: 0.7...0.98)
        #expect(try other.png() != card.png())
    }

    /// Nothing but the ground may stand in the margins, whatever is written.
    @Test(arguments: HostileText.all)
    func `no text leaves its place, and none brings the drawing down`(hostile: HostileText) throws {
        let text = hostile.text
        var card = Cards.card(text, text, stage: text, unit: text, counts: [0, 5, 9], kinds: [text, text, text])
        card.total = text
        card.months = .init(
            heading: text,
            months: (0..<9).map { .init(name: text, rate: $0 < 4 ? .few(text) : .measured(0, within: 0...1)) },
            marks: [.init(value: 0, text: text)])
        let canvas = try CardPainter.draw(card)
        let pixels = canvas.pixels()
        let ground = pixels[0]
        let margin = Int(CardPainter.margin) - 20
        for (index, pixel) in pixels.enumerated() where pixel != ground {
            let (x, y) = (index % canvas.width, index / canvas.width)
            guard (margin..<canvas.width - margin).contains(x), (margin..<canvas.height - margin).contains(y) else {
                Issue.record("\(hostile) is drawn at \(x), \(y)")
                return
            }
        }
    }

    @Test func `a name that cannot be drawn leaves its place to the heading`() throws {
        var unnamed = Cards.russian
        unnamed.name = nil
        var unspeakable = unnamed
        unspeakable.name = "\u{200B}\u{202E}\u{E000}"
        #expect(try unspeakable.png() == unnamed.png())
    }

    @Test func `what makes no sense is refused`() {
        let broken: [(inout CloneCard) -> Void] = [
            { $0.growth.points[3].count = -1 }, { $0.growth.points[3].day = $0.growth.points[2].day },
            { $0.kinds[0].count = -5 },
            { $0.accuracy = .measured(share: .nan, within: 0...1, .init(heading: "", text: "")) },
            { $0.accuracy = .measured(share: 1, within: 0...1.5, .init(heading: "", text: "")) },
            { $0.months = .init(heading: "", months: [.init(name: "", rate: .measured(2, within: 0...1))]) },
            { $0.accuracy = .measured(share: 0.1, within: 0.5...0.9, .init(heading: "", text: "")) },
        ]
        for spoil in broken {
            var card = Cards.russian
            spoil(&card)
            #expect(throws: DrawingFailure.invalidValue) { try card.png() }
        }
    }

    @Test func `numbers of any size can be drawn`() throws {
        var card = Cards.russian
        card.growth.points = [.init(day: .min, count: 0), .init(day: 0, count: .max), .init(day: .max, count: 7)]
        card.growth.marks = RoundMarks.upTo(.max).map { .init(value: $0, text: "\($0)") }
        card.kinds = [.init(name: "x", count: .max, text: "\(Int.max)"), .init(name: "y", count: 1, text: "1")]
        let huge = try card.png()
        card.growth.points = []
        let empty = try card.png()
        #expect(Self.size(of: huge)?.width == 1024 && Self.size(of: empty)?.width == 1024)
        #expect(huge != empty)
    }

    private static func size(of png: [UInt8]) -> (width: Int, height: Int)? {
        guard png.count > 24 else { return nil }
        func number(at start: Int) -> Int { png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(at: 16), number(at: 20))
    }
}

/// Text as nobody writes it but to break something.
enum HostileText: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case empty, endless, endlessWord, invisible, turned, rightToLeft, emoji, towers, control, unknown, newlines

    static var all: [HostileText] { allCases }
    var testDescription: String { rawValue }

    var text: String {
        switch self {
        case .empty: ""
        case .endless: String(repeating: "Слово и дело ", count: 800)
        case .endlessWord: String(repeating: "Ж", count: 10_000)
        case .invisible: String(repeating: "\u{200B}\u{200D}\u{FEFF}\u{2060}", count: 2000)
        case .turned: "\u{202E}otsiV\u{2067}\u{202D} Анна"
        case .rightToLeft: String(repeating: "שלום مرحبا ", count: 50)
        case .emoji: String(repeating: "👨‍👩‍👧‍👦😀🏳️‍🌈", count: 100)
        case .towers: "Z" + String(repeating: "\u{0337}\u{0301}\u{0316}", count: 3000) + "algo"
        case .control: "a\u{0}b\u{7}c\u{1B}[31m<b>&amp;</b>"
        case .unknown: "\u{E000}\u{10FFFF}\u{0378}𒀀"
        case .newlines: String(repeating: "a\n\r\n\u{2028}", count: 100)
        }
    }
}
