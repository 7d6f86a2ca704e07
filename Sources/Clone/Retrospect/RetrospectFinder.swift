public import Domain
public import Words

/// Finds what a person said of relationships that ended, and what returns in it: their own words, laid side by side.
public struct RetrospectFinder: Sendable {
    let words: [RetrospectWords]
    let terms: Terms

    /// So many passages are looked at.
    private static let mostPassages = 60
    /// So many sentences are kept.
    private static let mostSaid = 60
    /// So many are shown of one pattern.
    private static let mostShown = 3

    /// Makes one.
    public init(lexicons: Lexicons, terms: Terms) {
        words = lexicons.all.map { RetrospectWords($0.lexicon) }
        self.terms = terms
    }

    /// What was said, the oldest first: in passages that tell of an end, or name somebody with whom it ended, and beside
    /// them in the same part; and in private.
    public func said(in index: PersonIndex, _ answers: [Retrospect.Answer]) -> [Retrospection.Said] {
        let which = answers.first { $0.question == .which }?.text ?? ""
        let names = names(in: which).union(partners(in: index))
        let query = (words.map(\.query) + [which] + names.sorted()).joined(separator: " ")
        let found = index.search(query, most: Self.mostPassages).passages.filter { isAbout($0, names, index) }
        let quotes = found.flatMap { beside($0.quote, in: index) }
            .reduce(into: [Quote]()) { if !$0.contains($1) { $0.append($1) } }
            .sorted { ($0.day, $0.part.rawValue, $0.offset) < ($1.day, $1.part.rawValue, $1.offset) }
        let sentences = quotes.flatMap { quote in
            Sentences.split(quote.text).map { Retrospection.Said($0.text, on: quote.day, in: quote.diary) }
        }
        return (sentences.suffix(Self.mostSaid) + ownWords(answers)).filter { index.oblivion?.covers($0.text) != true }
    }

    /// What returns: what at least two sentences of different days, or of the diary and in private, speak of. What most
    /// days speak of comes first.
    public func patterns(in said: [Retrospection.Said]) -> [Retrospection.Pattern] {
        var found: [Retrospection.Theme: [Retrospection.Said]] = [:]
        for sentence in said {
            for name in words.flatMap({ $0.themes(in: sentence.text) }) {
                guard let theme = Retrospection.Theme(rawValue: name) else { continue }
                found[theme, default: []].append(sentence)
            }
        }
        let returning = found.filter { Self.occasions($0.value) >= Retrospection.fewestWords }
        return returning.sorted {
            (Self.occasions($1.value), $0.key.rawValue) < (Self.occasions($0.value), $1.key.rawValue)
        }.prefix(Retrospection.mostPatterns).map { .init(.theme($0.key), Self.shown($0.value)) }
    }

    private static func occasions(_ said: [Retrospection.Said]) -> Int {
        Set(said.map { "\($0.day) \($0.diary?.rawValue ?? 0)" }).count
    }

    /// One of each day, the first and the last of them always.
    private static func shown(_ said: [Retrospection.Said]) -> [Retrospection.Said] {
        let one = said.reduce(into: [Retrospection.Said]()) { kept, next in
            if !kept.contains(where: { $0.day == next.day && $0.diary == next.diary }) { kept.append(next) }
        }
        return one.count > mostShown ? Array(one.prefix(mostShown - 1)) + one.suffix(1) : one
    }
}

// MARK: What has to do with it

extension RetrospectFinder {
    private func isAbout(_ passage: Passage, _ names: Set<String>, _ index: PersonIndex) -> Bool {
        Sentences.split(passage.quote.text).contains { sentence in words.contains { $0.saysEnd(sentence.text) } }
            || !names.isDisjoint(with: terms.terms(of: passage.quote.text))
            || passage.memories.contains { index.memories[$0].map(Self.isOver) ?? false }
    }

    /// That somebody was the person's partner, and is no longer.
    private static func isOver(_ memory: Memory) -> Bool {
        memory.ending != nil && memory.claim.map { $0.slot.subject == Slot.me && $0.slot.relation == .partner } ?? false
    }

    /// Those who were partners, by the stems of their names.
    private func partners(in index: PersonIndex) -> Set<String> {
        let over = index.memories.values.filter(Self.isOver).compactMap(\.claim)
        return Set(over.flatMap { terms.terms(of: $0.value) })
    }

    /// The stems of the names that an answer has: words with a capital letter, as nobody else is asked about there.
    private func names(in answer: String) -> Set<String> {
        let capital = answer.split { !$0.isLetter }.filter { $0.first?.isUppercase == true && $0.count > 1 }
        let named = capital.filter { word in !words.contains { $0.saysEnd(String(word)) } }
        return Set(named.flatMap { terms.terms(of: String($0)) })
    }

    /// A passage with those before and after it in the same part.
    private func beside(_ quote: Quote, in index: PersonIndex) -> [Quote] {
        let around = index.passages(besides: quote)
        return around.isEmpty ? [quote] : around
    }

    private func ownWords(_ answers: [Retrospect.Answer]) -> [Retrospection.Said] {
        answers.flatMap { answer in
            Sentences.split(answer.text).map { Retrospection.Said($0.text, on: answer.day, in: nil) }
        }
    }
}

extension PersonIndex {
    /// A passage with its neighbours in the same part, in order; empty where it is not there.
    func passages(besides quote: Quote) -> [Quote] {
        guard let range = places[quote.diary], let place = range.first(where: { passages[$0].quote == quote }) else {
            return []
        }
        return (max(place - 1, range.lowerBound)...min(place + 1, range.upperBound - 1)).map { passages[$0].quote }
            .filter { $0.part == quote.part && !$0.text.isEmpty }
    }
}
