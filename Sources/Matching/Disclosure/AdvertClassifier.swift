public import Domain
import Words

/// Tells a profile that advertises or asks for money from one of a person who also works, sells or has troubles with
/// money. Whoever is held back wrongly is wronged, so it takes several signs at once: what one says of one's work has none
/// that speaks to a customer.
public struct AdvertClassifier: Sendable {
    /// What a line can have of an advertisement, or of a request for money.
    private enum Sign: CaseIterable {
        /// Speaks to a customer: "book now".
        case call
        /// Promises what no person promises: "income without risk".
        case promise
        /// Prices, discounts, goods.
        case goods
        /// A sum of money.
        case price
        /// A way to be reached.
        case contact
        /// Asks for money.
        case request

        /// What it weighs for an advertisement.
        var weight: Int {
            switch self {
            case .call, .promise: 2
            case .goods, .price, .contact: 1
            case .request: 0
            }
        }
    }

    private static let words = MarkedWords<Sign>([
        (.call, DisclosureWords.words("advert.call")), (.promise, DisclosureWords.words("advert.promise")),
        (.goods, DisclosureWords.words("advert.goods")), (.request, DisclosureWords.words("ask.money")),
    ])

    /// Such a weight in one line makes an advertisement,
    private static let line = 3
    /// and so much in each of several lines, one of them with a call or a promise.
    private static let several = (lines: 2, weight: 2)

    /// Prepares.
    public init() {}

    /// What a profile may be instead of a person's; nil where it is one.
    ///
    /// - Parameters:
    ///   - lines: What the person's clone would tell.
    ///   - name: How they are called.
    public func suspicion(in lines: [String], name: String?) -> Suspicion? {
        let signs = lines.map(Self.signs(of:)) + (name.map { [Self.signs(ofName: $0)] } ?? [])
        if signs.contains(where: { $0.contains(.request) }) { return .money }
        let weights = signs.map { $0.reduce(0) { $0 + $1.weight } }
        let isLoud = signs.contains { !$0.isDisjoint(with: [.call, .promise]) }
        let strong = weights.count { $0 >= Self.several.weight }
        let isAdvert = weights.contains { $0 >= Self.line } || strong >= Self.several.lines
        return isLoud && isAdvert ? .advertisement : nil
    }

    private static func signs(of text: String) -> Set<Sign> {
        let words = Terms.words(of: text.lowercased().replacing("ё", with: "е"))
        var signs = Self.words.marks(in: words)
        if hasPrice(text) { signs.insert(.price) }
        if hasContact(text) { signs.insert(.contact) }
        return signs
    }

    /// A name with a way to be reached or a price in it calls by itself.
    private static func signs(ofName name: String) -> Set<Sign> {
        let signs = signs(of: name)
        return signs.isDisjoint(with: [.contact, .price, .goods]) ? signs : signs.union([.call])
    }

    // The expressions are made anew each time: they cannot be shared between threads.

    private static func hasPrice(_ text: String) -> Bool {
        let after = /\d[\d  ]*\s?(?:₽|руб|тыс|р\.|\$|€|usd|eur|dollar|euro|grand|bucks)/.ignoresCase()
        return text.contains(after) || text.contains(/[$€£]\s?\d/)
    }

    private static func hasContact(_ text: String) -> Bool {
        let link = /https?:|www\.|t\.me\/|wa\.me\/|\bwhats?app\b|вотсап|ватсап|вайбер/.ignoresCase()
        return text.contains(link) || text.contains(/@[A-Za-z0-9_]{4,}/)
            || text.contains(/\+?\d[\d ()\-]{8,}\d/)
    }
}
