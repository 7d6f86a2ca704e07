extension Schema {
    /// What a memory went into, and whether as a part of what that says. A whole is gone as soon as a part of it loses
    /// words or is removed: nobody but a model could say what is left of its own. What went into something that is gone
    /// follows it to where it had gone itself, stays away where it was taken back or over, and else stands again.
    static let unions = """
        ALTER TABLE memories ADD COLUMN heir INTEGER REFERENCES memories ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
        ALTER TABLE memories ADD COLUMN is_part INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX memories_heir ON memories (heir);

        CREATE TRIGGER evidence_deleted_wholes AFTER DELETE ON evidence
        BEGIN
            DELETE FROM memories WHERE id IN (\(wholes("SELECT heir FROM memories WHERE id = OLD.memory AND is_part")));
        END;
        CREATE TRIGGER memories_deleted_wholes AFTER DELETE ON memories WHEN OLD.is_part
        BEGIN
            DELETE FROM memories WHERE id IN (\(wholes("SELECT OLD.heir")));
        END;
        CREATE TRIGGER memories_deleted_parts BEFORE DELETE ON memories
        BEGIN
            UPDATE memories SET is_part = 0, heir = OLD.heir,
                is_withdrawn = OLD.is_withdrawn OR OLD.successor IS NOT NULL OR OLD.ended_in IS NOT NULL
            WHERE heir = OLD.id;
        END;

        """

    /// The whole that a query names, those that this is a part of, and so on: a trigger does not fire itself.
    private static func wholes(_ first: String) -> String {
        """
        WITH RECURSIVE whole(id) AS (
            \(first) UNION SELECT memories.heir FROM memories JOIN whole USING (id) WHERE memories.is_part
        ) SELECT id FROM whole
        """
    }
}
