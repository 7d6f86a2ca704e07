import Testing

@testable import Asking

@Suite struct `Prices and budgets` {
    @Test func `are read from a table`() {
        let table = ModelPrice.table("gpt-4o-mini=0.15/0.60, openai/gpt-4o=2.5/10,text-embedding-3-small = 0.02,")
        #expect(
            table == [
                "gpt-4o-mini": ModelPrice(prompt: 0.15, answer: 0.6),
                "openai/gpt-4o": ModelPrice(prompt: 2.5, answer: 10),
                "text-embedding-3-small": ModelPrice(prompt: 0.02, answer: 0.02),
            ])
        #expect(ModelPrice.table("") == [:])
    }

    @Test(arguments: ["gpt", "gpt=", "=1/2", "gpt=free", "gpt=1/2/3", "gpt=-1/2", "gpt=1/", "gpt=nan", "gpt=inf/1"])
    func `are all understood or none`(text: String) {
        #expect(ModelPrice.table(text) == nil)
    }

    @Test func `make millionths of the currency, rounded up`() {
        let price = ModelPrice(prompt: 0.15, answer: 0.6)
        #expect(price.cost(of: ModelUsage(promptTokens: 1000, answerTokens: 100)) == 210)
        #expect(price.cost(of: ModelUsage(promptTokens: 1)) == 1)
        #expect(price.cost(of: ModelUsage()) == 0)
        #expect(
            ModelPrice(prompt: 1e9, answer: 0).cost(of: ModelUsage(promptTokens: .max)) == 9_000_000_000_000_000_000)
    }

    @Test func `are for a month, in a currency`() {
        #expect(MonthlyBudget("20000 RUB") == MonthlyBudget(amount: 20_000_000_000, currency: "RUB"))
        #expect(MonthlyBudget("9.5 usd") == MonthlyBudget(amount: 9_500_000, currency: "USD"))
        #expect(MonthlyBudget("20000 RUB")?.warningAmount == 16_000_000_000)
        for text in ["", "20000", "RUB", "RUB 20000", "-1 RUB", "nan RUB", "1 2 RUB", "1 R2D2"] {
            #expect(MonthlyBudget(text) == nil)
        }
    }
}
