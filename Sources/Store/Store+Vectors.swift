public import Domain
import GRDB

extension Store {
    /// The people some of whose vectors another model made than this one.
    public func people(withVectorsNotOf model: String) async throws -> [PersonID] {
        // Not by `<>`: that would go through all vectors of everybody.
        let sql = """
            SELECT id FROM persons
            WHERE EXISTS (SELECT 1 FROM vectors WHERE person = persons.id AND model < ?1)
                OR EXISTS (SELECT 1 FROM vectors WHERE person = persons.id AND model > ?1)
            ORDER BY id
            """
        return try await read { db, _ in try Int64.fetchAll(db, sql: sql, arguments: [model]).map(PersonID.init) }
    }
}
