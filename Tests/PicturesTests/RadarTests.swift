import Testing

@testable import Pictures

/// The picture of how two people suit each other.
struct RadarTests {
    private static let card = RadarCard(
        scheme: .light, heading: "Ваши клоны нашли друг друга", score: "64 %",
        interval: "а точнее — от 55 до 72 %: знаем пока не всё", band: "есть общее",
        legend: .init(one: "как подходят вам", other: "как подходите вы", usual: "пунктир — как с кем угодно"),
        levels: [
            .init(name: "Ценности", one: reading(0.74, 0.1), other: reading(0.66, 0.12)),
            .init(name: "Быт и привычки", one: reading(0.52, 0.2), other: reading(0.71, 0.15)),
            .init(name: "Ссоры и примирения", one: reading(0.43, 0.13), other: reading(0.58, 0.1)),
            .init(name: "Чувства", note: "пока неизвестно", one: nil, other: nil),
            .init(name: "Общение", one: reading(0.81, 0.08), other: reading(0.62, 0.16)),
        ])

    private static func reading(_ share: Double, _ width: Double) -> RadarCard.Reading {
        .init(share, within: max(share - width, 0)...min(share + width, 1))
    }

    @Test(arguments: CloneCard.Scheme.allCases)
    func `a picture is a PNG file that Telegram shows as it is`(scheme: CloneCard.Scheme) throws {
        var card = Self.card
        card.scheme = scheme
        let canvas = try RadarPainter.draw(card)
        #expect(canvas.width == 1024 && canvas.height == 1280)
        let png = try card.png()
        #expect(png.prefix(4) == [0x89, 0x50, 0x4E, 0x47] && png.count < 1_000_000)
        #expect(try card.png() == png)
    }

    @Test func `every level of each of the two shows, its interval too, and an unknown one is not nought`() throws {
        let png = try Self.card.png()
        for level in Self.card.levels.indices {
            for side in [\RadarCard.Level.one, \.other] {
                var other = Self.card
                other.levels[level][keyPath: side] = Self.reading(0.2, 0.1)
                #expect(try other.png() != png)
                var wider = other
                wider.levels[level][keyPath: side] = .init(0.2, within: 0.05...0.6)
                #expect(try wider.png() != other.png())
                var nought = other
                nought.levels[level][keyPath: side] = .init(0, within: 0...0.01)
                other.levels[level][keyPath: side] = nil
                #expect(try other.png() != nought.png())
            }
        }
    }

    @Test func `a line joins neighbours only, and never runs across what is unknown`() {
        let scale = RadarScale(middle: Point(x: 100, y: 100), radius: 50, count: 5)
        let known = Self.reading(0.5, 0.1)
        func stretches(_ readings: [RadarCard.Reading?]) -> [Int] { scale.stretches(readings).map(\.0) }
        #expect(stretches([known, known, known, known, known]) == [0, 1, 2, 3, 4])
        #expect(stretches([known, known, nil, known, known]) == [0, 3, 4])
        #expect(stretches([known, nil, known, nil, nil]).isEmpty)
        #expect(scale.point(0, 1) == Point(x: 100, y: 50), "the first level points up")
        #expect(scale.point(1, 1).x > 140 && scale.point(4, 1).x < 60, "and the others follow clockwise")
    }

    /// Nothing but the ground may stand in the margins, whatever is written.
    @Test(arguments: HostileText.all)
    func `no text leaves its place, and none brings the drawing down`(hostile: HostileText) throws {
        let text = hostile.text
        for count in [3, 5, 8] {
            let card = RadarCard(
                scheme: .dark, heading: text, score: text, interval: text, band: text,
                legend: .init(one: text, other: text, usual: text),
                levels: (0..<count).map { _ in
                    .init(name: text, note: text, one: .init(1, within: 0...1), other: .init(0, within: 0...1))
                })
            let canvas = try RadarPainter.draw(card)
            let pixels = canvas.pixels()
            let margin = Int(RadarPainter.margin) - 20
            let isClean = pixels.indices.allSatisfy { index in
                let (x, y) = (index % canvas.width, index / canvas.width)
                return pixels[index] == pixels[0]
                    || (margin..<canvas.width - margin).contains(x) && (margin..<canvas.height - margin).contains(y)
            }
            #expect(isClean, "\(hostile), \(count) levels")
        }
    }

    @Test func `what makes no sense is refused`() {
        let broken: [(inout RadarCard) -> Void] = [
            { $0.levels.removeLast(3) }, { $0.levels += $0.levels }, { $0.levels[0].one?.share = .nan },
            { $0.levels[0].one?.share = 1.2 }, { $0.levels[0].other = .init(0.5, within: -0.1...0.6) },
            { $0.levels[0].other = .init(0.1, within: 0.5...0.6) },
        ]
        for spoil in broken {
            var card = Self.card
            spoil(&card)
            #expect(throws: DrawingFailure.invalidValue) { try card.png() }
        }
    }

    @Test(arguments: CloneCard.Scheme.allCases)
    func `the names of usual levels are shown whole`(scheme: CloneCard.Scheme) throws {
        let canvas = try Canvas(width: 10, height: 10)
        for name in Self.card.levels.map(\.name) + ["Communication", "Everyday life", "Quarrels and peace"] {
            #expect(
                !canvas.fit(name, .bold.sized(32), width: 201, least: 0.65).isShortened || name.count > 14, "\(name)")
        }
    }
}
