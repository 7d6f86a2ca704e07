import Domain
import Testing

struct DistributionTests {
    @Test func `whatever the weights are, shares come to 1 and none is impossible or certain`() {
        var chance = SystemRandomNumberGenerator()
        let odd = [Double.nan, .infinity, -.infinity, -1, 0, 1e308, Double.leastNonzeroMagnitude]
        for _ in 1...1000 {
            let weights = (1...Int.random(in: 2...4, using: &chance)).map { _ in
                Bool.random(using: &chance) ? odd.randomElement(using: &chance)! : .random(in: 0...5, using: &chance)
            }
            let shares = Distribution(weights: weights).shares
            #expect(abs(shares.reduce(0, +) - 1) < 1e-9, "\(weights)")
            #expect(shares.allSatisfy { $0 >= Distribution.least - 1e-12 && $0 < 1 }, "\(weights)")
        }
    }

    @Test func `the likeliest answer is chosen, and chance decides between several`() {
        #expect(Distribution(weights: [1, 3, 2]).choice(by: 0.99) == 1)
        let even = Distribution.uniform(over: 4)
        #expect([0, 0.3, 0.6, 0.9].map(even.choice) == [0, 1, 2, 3])
        #expect(even.hits(of: 2) == 0.25)
        #expect(Distribution(weights: [2, 2, 1]).hits(of: 1) == 0.5)
        #expect(Distribution(weights: [2, 2, 1]).hits(of: 2) == 0)
    }

    @Test func `the score of Brier is 0 for a sure hit, about 2 for a sure miss, and between for all else`() {
        let sure = Distribution(weights: [1, 0])
        #expect(sure.brier(of: 0) < 0.001)
        #expect(sure.brier(of: 1) > 1.9)
        #expect(abs(Distribution.uniform(over: 2).brier(of: 0) - 0.5) < 1e-9)
        #expect(abs(Distribution.uniform(over: 4).brier(of: 3) - 0.75) < 1e-9)
    }

    @Test(arguments: [
        ([1.0, 1], 3, Guess.Sureness.blind), ([3, 1], 0, .blind), ([2, 1, 1, 1], 1, .vague), ([3, 2], 1, .likely),
        ([3, 1], 1, .quite), ([9, 1], 1, .almost),
    ]) func `how sure a guess is follows from its share, and is nothing without grounds`(
        weights: [Double], grounds: Int, sureness: Guess.Sureness
    ) {
        let guess = Guess(Distribution(weights: weights), grounds: grounds, method: .rules, chance: 0.5)
        #expect(guess.sureness == sureness)
    }
}
