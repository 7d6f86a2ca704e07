/// What a model costs, in the currency of the budget for a million tokens.
public struct ModelPrice: Equatable, Sendable {
    /// For a million tokens that are sent.
    public var prompt: Double
    /// For a million tokens that come back.
    public var answer: Double

    /// Sets both prices, none of them negative.
    public init(prompt: Double, answer: Double) {
        self.prompt = prompt
        self.answer = answer
    }

    /// Reads `0.15/0.60`, or one price for both.
    public init?(_ text: some StringProtocol) {
        let prices = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
        guard let prompt = prices.first ?? nil, let answer = prices.last ?? nil, prices.count <= 2,
            [prompt, answer].allSatisfy({ (0...Self.most).contains($0) })
        else { return nil }
        self.init(prompt: prompt, answer: answer)
    }

    /// No price is higher.
    private static let most = 1e9

    /// The money for some tokens, in millionths of the currency, rounded up.
    public func cost(of usage: ModelUsage) -> Int64 {
        Int64(min((prompt * Double(usage.promptTokens) + answer * Double(usage.answerTokens)).rounded(.up), 9e18))
    }

    /// Reads a table: `gpt-4o-mini=0.15/0.60, text-embedding-3-small=0.02`. Nil where anything else is in it.
    public static func table(_ text: String) -> [String: ModelPrice]? {
        var table: [String: ModelPrice] = [:]
        for entry in text.split(separator: ",") {
            let entry = entry.trimmingBlanks
            guard let equals = entry.lastIndex(of: "="), equals > entry.startIndex,
                let price = ModelPrice(entry[entry.index(after: equals)...].trimmingBlanks)
            else { return nil }
            table[String(entry[..<equals].trimmingBlanks)] = price
        }
        return table
    }
}

/// The most money to be spent on models in a month of UTC.
public struct MonthlyBudget: Equatable, Sendable {
    /// In millionths of the currency.
    public var amount: Int64
    /// The currency's code or name.
    public var currency: String

    /// Sets a budget.
    public init(amount: Int64, currency: String) {
        self.amount = amount
        self.currency = currency
    }

    /// Reads `20000 RUB`: a sum of money and its currency.
    public init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let sum = Double(parts[0]), (0...1e12).contains(sum), parts[1].allSatisfy(\.isLetter)
        else { return nil }
        self.init(amount: Int64(sum * 1_000_000), currency: parts[1].uppercased())
    }

    /// Eighty per cent: whoever pays is told when as much is spent.
    public var warningAmount: Int64 { amount / 5 * 4 }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
