import Domain
import Foundation
import Testing

@testable import Telegram

/// Updates at random, whole and spoilt ones. `DVOINIK_FUZZ_COUNT` says how many (20,000 without it),
/// `DVOINIK_FUZZ_SEED` from which seed.
struct RandomUpdateTests {
    private let count = ProcessInfo.processInfo.environment["DVOINIK_FUZZ_COUNT"].flatMap { Int($0) } ?? 20_000
    private let seed = ProcessInfo.processInfo.environment["DVOINIK_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    private let translator = UpdateTranslator(username: "dvoinik_bot", fileLimit: UpdateTranslator.largestFile)

    @Test func `every whole update is read`() throws {
        var updates = RandomUpdates(seed: seed, spoiling: 0)
        var arrivals = 0

        for _ in 0..<max(1, count / 200) {
            let first = updates.nextID
            let read = try decode((0..<100).map { _ in updates.next() })
            #expect(read.compactMap { try? $0.get().id } == Array(first..<first + 100), "seed \(seed)")
            arrivals += read.count { translation(of: $0) != .nothing }
        }
        #expect(arrivals > 0)
    }

    @Test func `a spoilt update does no harm to the others of its batch`() throws {
        var updates = RandomUpdates(seed: seed &+ 1, spoiling: 30)
        var spoilt = 0

        for _ in 0..<max(1, count / 200) {
            let read = try decode((0..<100).map { _ in updates.next() })
            #expect(read.count == 100, "seed \(seed)")
            for place in read { _ = translation(of: place) }
            spoilt += read.count { (try? $0.get()) == nil }
        }
        #expect(spoilt > 0)
    }

    private func decode(_ updates: [JSON]) throws -> [Result<Update, LenientArray<Update>.Unreadable>] {
        let body = JSON.object(["ok": true, "result": .array(updates)]).text
        let answer = try JSONDecoder().decode(Answer<LenientArray<Update>>.self, from: Data(body.utf8))
        return try #require(answer.result).elements
    }

    private func translation(of place: Result<Update, LenientArray<Update>.Unreadable>) -> Translation {
        guard case .success(let update) = place else { return .nothing }
        return translator.translate(update, receivedAt: Timestamp(milliseconds: 0))
    }
}
