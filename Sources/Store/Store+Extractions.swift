public import Asking
public import Domain
import GRDB

/// What models said of stretches of entries.
extension Store {
    /// What was said before in answer to the same words about an entry.
    public func extraction(to prompt: String, about diary: DiaryID, of person: PersonID) async throws -> KeptAnswer? {
        try await read { db, sealer in
            try ExtractionTable(db: db, sealer: sealer, person: person.rawValue).answer(to: prompt, about: diary)
        }
    }

    /// Keeps what was said of an entry, if that still says what it did when it was read.
    public func keepExtraction(
        _ answer: KeptAnswer, to prompt: String, about entry: Diary, of person: PersonID
    ) async throws {
        try await write(.soon) { db, sealer in
            try ExtractionTable(db: db, sealer: sealer, person: person.rawValue).keep(answer, to: prompt, about: entry)
        }
    }
}
