import Domain
import Foundation
import Matching

/// Invented people who are proposed to each other day by day, the same ones for every way of choosing.
///
/// Whether somebody says yes hangs on how well the other suits them, on how much the other is liked by everybody and on how
/// choosy they are themselves (all normal, in log-odds). Whoever chooses knows that only by an estimate that is off by half
/// a unit.
struct ProposalWorld {
    /// How pairs are chosen.
    enum Way: String, CaseIterable {
        case random = "at random"
        case greedy = "the likeliest first"
        case together = "for everybody together"
    }

    /// What a way comes to.
    struct Outcome {
        /// Of all proposals, the share that both accepted.
        var accepted = 0.0
        /// How unequal people are in matches: 0 for all alike, 1 where one has them all.
        var gini = 0.0
        /// The share of people without any match.
        var without = 0.0
        /// The share of people to whom nobody was proposed.
        var unseen = 0.0
        /// The most that were proposed to anybody on one day.
        var most = 0
        /// Seconds of computing for a day.
        var seconds = 0.0
    }

    private static let width = 4
    private static let candidates = 12
    private static let days = 90
    private static let fog = 0.5

    private let tastes: [[Double]]
    private let traits: [[Double]]
    private let appeal: [Double]
    private let choosiness: [Double]
    private let seed: UInt64

    /// Invents people.
    init(people: Int, seed: UInt64) {
        var chance = SeededChance(seed)
        func normal() -> Double { chance.normal() }
        func vector() -> [Double] { (0..<Self.width).map { _ in normal() } }
        tastes = (0..<people).map { _ in vector() }
        traits = (0..<people).map { _ in vector() }
        appeal = (0..<people).map { _ in 0.8 * normal() }
        choosiness = (0..<people).map { _ in 0.5 + 0.8 * normal() }
        self.seed = seed
    }

    /// Lets three months pass.
    func outcome(of way: Way) -> Outcome {
        var luck = SeededChance(seed ^ 0xD1CE)
        let nothing = [Int](repeating: 0, count: tastes.count)
        var (seen, matches, proposals) = (Set<Pair>(), nothing, nothing)
        var recent: [[(day: Int, chance: Double)]] = Array(repeating: [], count: tastes.count)
        var (outcome, count, accepted) = (Outcome(), 0, 0)
        for day in 0..<Self.days {
            let pairs = candidates(besides: seen, &luck)
            let began = Date()
            let chosen = choose(way, pairs, recent, on: day, &luck)
            outcome.seconds += Date().timeIntervalSince(began) / Double(Self.days)
            var today = [Int](repeating: 0, count: tastes.count)
            for candidate in chosen {
                let (one, other) = (Int(candidate.pair.one.rawValue), Int(candidate.pair.other.rawValue))
                seen.insert(candidate.pair)
                count += 1
                let isMutual = luck.uniform() < chance(one, other) && luck.uniform() < chance(other, one)
                if isMutual { accepted += 1 }
                for person in [one, other] {
                    today[person] += 1
                    proposals[person] += 1
                    if isMutual { matches[person] += 1 }
                    recent[person].append((day, candidate.chance))
                }
            }
            outcome.most = max(outcome.most, today.max() ?? 0)
        }
        outcome.accepted = Double(accepted) / Double(max(1, count))
        outcome.gini = Self.gini(matches)
        outcome.without = Double(matches.count { $0 == 0 }) / Double(matches.count)
        outcome.unseen = Double(proposals.count { $0 == 0 }) / Double(proposals.count)
        return outcome
    }

    /// How likely one says yes to another.
    private func chance(_ one: Int, _ other: Int) -> Double {
        let fit = zip(tastes[one], traits[other]).reduce(0) { $0 + $1.0 * $1.1 } / Double(Self.width).squareRoot()
        return 1 / (1 + exp(-(fit + appeal[other] - choosiness[one])))
    }

    /// Pairs that nobody was told of yet, with how likely both would say yes as far as can be told.
    private func candidates(besides seen: Set<Pair>, _ luck: inout SeededChance) -> [DayPlan.Candidate] {
        var found = Set<Pair>()
        for one in tastes.indices {
            for _ in 0..<Self.candidates {
                let other = min(Int(luck.uniform() * Double(tastes.count)), tastes.count - 1)
                guard let pair = Pair(PersonID(rawValue: Int64(one)), PersonID(rawValue: Int64(other))),
                    !seen.contains(pair)
                else { continue }
                found.insert(pair)
            }
        }
        return found.sorted { ($0.one.rawValue, $0.other.rawValue) < ($1.one.rawValue, $1.other.rawValue) }.map {
            pair in
            let (one, other) = (Int(pair.one.rawValue), Int(pair.other.rawValue))
            let share = (chance(one, other) * chance(other, one)).squareRoot()
            let odds = log(share / (1 - share)) + Self.fog * luck.normal()
            return DayPlan.Candidate(pair, chance: 1 / (1 + exp(-odds)))
        }
    }

    private func choose(
        _ way: Way, _ pairs: [DayPlan.Candidate], _ recent: [[(day: Int, chance: Double)]], on day: Int,
        _ luck: inout SeededChance
    ) -> [DayPlan.Candidate] {
        switch way {
        case .random: return Self.first(of: pairs.map { ($0, luck.uniform()) }.sorted { $0.1 < $1.1 }.map(\.0))
        case .greedy: return Self.first(of: pairs.sorted { $0.chance > $1.chance })
        case .together:
            let past = recent.enumerated().map { person, told in
                let late = told.filter { day - $0.day <= DayPlan.memory }
                return (PersonID(rawValue: Int64(person)), DayPlan.Past(expected: late.reduce(0) { $0 + $1.chance }))
            }
            return DayPlan.choose(pairs, past: Dictionary(uniqueKeysWithValues: past))
        }
    }

    /// Takes pairs in order, one for each person.
    private static func first(of pairs: [DayPlan.Candidate]) -> [DayPlan.Candidate] {
        var taken = Set<PersonID>()
        return pairs.filter { candidate in
            guard taken.isDisjoint(with: candidate.pair.people) else { return false }
            taken.formUnion(candidate.pair.people)
            return true
        }
    }

    private static func gini(_ counts: [Int]) -> Double {
        let sorted = counts.sorted().map(Double.init)
        let sum = sorted.reduce(0, +)
        guard sum > 0 else { return 0 }
        let weighted = sorted.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
        let count = Double(sorted.count)
        return 2 * weighted / (count * sum) - (count + 1) / count
    }
}

extension SeededChance {
    /// Between 0 and 1.
    fileprivate mutating func uniform() -> Double { Double.random(in: 0..<1, using: &self) }

    /// Of a normal distribution with mean 0 and deviation 1 (Box and Muller, 1958).
    fileprivate mutating func normal() -> Double {
        (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
    }
}
