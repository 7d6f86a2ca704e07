import Domain
import Engine
import FoundationEssentials
import Store

/// Everybody who wants to meet others, in memory: at each look only what has changed since is decrypted.
actor Roster {
    private let store: Store
    private let machine: ProductMachine
    private let usesModel: Bool
    private var kept: [PersonID: Entry] = [:]

    private struct Entry {
        var seal: Data
        var vectorSeal: Data?
        var person: Person
        var vector: PersonalityEmbedding?
    }

    /// - Parameter usesModel: Whether clones speak through a language model.
    init(store: Store, machine: ProductMachine, usesModel: Bool) {
        self.store = store
        self.machine = machine
        self.usesModel = usesModel
    }

    /// Everybody as things are now.
    ///
    /// - Parameter day: The day of UTC whose spending is asked for.
    func look(at now: Timestamp, on day: LocalDate) async throws -> Company {
        let rows = try await store.meetingRows(on: day)
        let changed = rows.filter { row in
            kept[row.id].map { $0.seal != row.seal || $0.vectorSeal != row.vectorSeal } ?? true
        }
        let found = try await store.meetingPeople(changed.map(\.id))
        for row in changed {
            kept[row.id] = found[row.id].map {
                Entry(seal: row.seal, vectorSeal: row.vectorSeal, person: $0.person, vector: $0.vector)
            }
        }
        let present = Set(rows.map(\.id))
        kept = kept.filter { present.contains($0.key) }
        return Company(members: rows.compactMap { member($0, now) })
    }

    private func member(_ row: MeetingRow, _ now: Timestamp) -> Company.Member? {
        guard let entry = kept[row.id] else { return nil }
        let day = machine.clock(of: entry.person)(now).date
        return entry.person.seeker(row.id, on: day, usesModel: usesModel).map { seeker in
            Company.Member(
                seeker: seeker, person: entry.person, vector: entry.vector, revision: row.revision, day: day,
                looked: row.looked, halves: row.halves)
        }
    }
}

/// Everybody who wants to meet others at a moment.
struct Company: Sendable {
    /// Somebody of them.
    struct Member: Sendable {
        var seeker: Seeker
        var person: Person
        var vector: PersonalityEmbedding?
        /// Another one whenever an entry or a memory of theirs has changed.
        var revision: Int64
        /// Their calendar day.
        var day: LocalDate
        /// When those who could suit them were last looked through.
        var looked: Timestamp?
        /// Half tokens that talks took for them today.
        var halves: Int
    }

    let members: [Member]
    private let places: [PersonID: Int]

    init(members: [Member]) {
        self.members = members
        places = Dictionary(members.enumerated().map { ($1.seeker.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(person: PersonID) -> Member? { places[person].map { members[$0] } }

    /// Both of a pair, if both are there.
    func members(of pair: Pair) -> (one: Member, other: Member)? {
        self[pair.one].flatMap { one in self[pair.other].map { (one, $0) } }
    }
}
