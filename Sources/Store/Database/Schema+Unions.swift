import GRDB

extension Schema {
    /// What a memory went into, and whether as a part of what that says. A whole is gone as soon as one of its parts is:
    /// nobody but a model could say what is left of it. What went into something that is gone follows it to where it had
    /// gone itself, stays away where it was taken back or over, and else stands again.
    ///
    /// - Parameter linkHeirs: Enters what earlier versions noted in the contents alone.
    static func unite(_ db: Database, linkHeirs: (Database) throws -> Void) throws {
        try db.execute(
            sql: """
                ALTER TABLE memories ADD COLUMN heir INTEGER
                    REFERENCES memories ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
                ALTER TABLE memories ADD COLUMN is_part INTEGER NOT NULL DEFAULT 0;
                CREATE INDEX memories_heir ON memories (heir);
                """)
        try linkHeirs(db)
        try db.execute(sql: unions)
    }

    /// A trigger does not fire itself: so all wholes go at once, those that a whole is a part of too.
    private static let unions = """
        CREATE TRIGGER memories_deleted_wholes AFTER DELETE ON memories WHEN OLD.is_part
        BEGIN
            DELETE FROM memories WHERE id IN (
                WITH RECURSIVE whole(id) AS (
                    SELECT OLD.heir
                    UNION SELECT memories.heir FROM memories JOIN whole USING (id) WHERE memories.is_part
                ) SELECT id FROM whole
            );
        END;
        CREATE TRIGGER memories_deleted_parts BEFORE DELETE ON memories
        BEGIN
            UPDATE memories SET is_part = 0, heir = OLD.heir,
                is_withdrawn = OLD.is_withdrawn OR OLD.successor IS NOT NULL OR OLD.ended_in IS NOT NULL
            WHERE heir = OLD.id;
        END;
        """
}
