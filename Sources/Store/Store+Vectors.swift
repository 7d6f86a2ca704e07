public import Domain
import GRDB

extension Store {
    /// The people some of whose vectors another model made than this one, but for those for whom a job is waiting or under
    /// way.
    ///
    /// - Parameter key: The job's key.
    public func people(withVectorsNotOf model: String, withoutJob key: String) async throws -> [PersonID] {
        // Not by `<>`: that would go through all vectors of everybody.
        let sql = """
            SELECT id FROM persons
            WHERE (EXISTS (SELECT 1 FROM vectors WHERE person = persons.id AND model < ?1)
                OR EXISTS (SELECT 1 FROM vectors WHERE person = persons.id AND model > ?1))
                AND NOT EXISTS (SELECT 1 FROM jobs WHERE conversation = persons.id AND job_key = ?2)
            ORDER BY id
            """
        return try await read { db, _ in
            try Int64.fetchAll(db, sql: sql, arguments: [model, key]).map(PersonID.init)
        }
    }
}
