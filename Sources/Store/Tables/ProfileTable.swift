import Domain
import FoundationEssentials
import GRDB

/// Who one person is, as far as their clone can tell.
struct ProfileTable {
    let db: Database
    let sealer: Sealer
    let person: Int64

    /// The profile: only what has its support at this moment.
    func profile() throws -> Profile? {
        try stored().map { try $0.resting(on: memories(), diaries()) }
    }

    /// The vector of the profile.
    func embedding() throws -> PersonalityEmbedding? {
        let sealed = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT embedding FROM profiles WHERE person = ? AND embedding IS NOT NULL"),
            arguments: [person])
        return try sealed.map {
            try sealer.open(PersonalityEmbedding.self, $0, at: .embedding(person), of: person)
        }
    }

    func apply(_ change: ProfileChange) throws {
        switch change {
        case .kept(let profile): try keep(profile)
        case .embedded(let embedding): try keep(embedding)
        }
    }

    private func keep(_ profile: Profile) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO profiles (person, content) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET content = excluded.content
                """
        ).execute(arguments: [person, try sealer.seal(profile, at: .personality(person), of: person)])
    }

    private func keep(_ embedding: PersonalityEmbedding?) throws {
        let sealed = try embedding.map { try sealer.seal($0, at: .embedding(person), of: person) }
        try db.cachedStatement(sql: "UPDATE profiles SET embedding = ? WHERE person = ?")
            .execute(arguments: [sealed, person])
    }

    /// Takes out the words of what was deleted just now; the vector, which was made of them too, goes until it is made
    /// anew.
    func forgetWhatIsGone() throws {
        guard let stored = try stored() else { return }
        let rest = stored.resting(on: try memories(), try diaries())
        guard rest != stored else { return }
        try keep(rest)
        try keep(nil)
    }

    private func stored() throws -> Profile? {
        let sealed = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT content FROM profiles WHERE person = ?"), arguments: [person])
        return try sealed.map { try sealer.open(Profile.self, $0, at: .personality(person), of: person) }
    }

    private func memories() throws -> Set<MemoryID> {
        Set(
            try numbers("SELECT id FROM memories WHERE person = ? AND NOT is_withdrawn")
                .map(MemoryID.init(rawValue:)))
    }

    private func diaries() throws -> Set<DiaryID> {
        Set(try numbers("SELECT id FROM diaries WHERE person = ?").map(DiaryID.init(rawValue:)))
    }

    private func numbers(_ sql: String) throws -> [Int64] {
        try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [person])
    }
}

extension FieldCipher.Place {
    static func personality(_ person: Int64) -> Self { .init(column: "profiles.content", row: person) }
    static func embedding(_ person: Int64) -> Self { .init(column: "profiles.embedding", row: person) }
}
