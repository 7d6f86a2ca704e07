extension Schema {
    /// Every change of an entry or a memory, or of what belongs to one, takes the next number of its person. So a row and
    /// its revision name one content, whichever process wrote it; and a person's revision names the whole of it.
    static let revisions = """
        ALTER TABLE persons ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE diaries ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE memories ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX diaries_revision ON diaries (person, id, revision);
        CREATE INDEX memories_revision ON memories (person, id, revision);

        """
        + [
            stamp("diaries", "NEW.id", after: "INSERT ON diaries"),
            stamp("diaries", "NEW.id", after: "UPDATE OF day, opened_at, closed_at ON diaries"),
            stamp("diaries", "NEW.diary", after: "INSERT ON diary_parts"),
            stamp("diaries", "NEW.diary", after: "UPDATE ON diary_parts"),
            stamp("diaries", "OLD.diary", after: "DELETE ON diary_parts"),
            count(after: "DELETE ON diaries"),
            stamp("memories", "NEW.id", after: "INSERT ON memories"),
            stamp(
                "memories", "NEW.id", after: "UPDATE OF slot, is_withdrawn, successor, ended_in, content ON memories"),
            stamp("memories", "NEW.memory", after: "INSERT ON evidence"),
            stamp("memories", "OLD.memory", after: "DELETE ON evidence"),
            count(after: "DELETE ON memories"),
        ].joined()

    /// What the passages of a part, or a memory, mean to a model. A row is never changed. Those of two models can lie side
    /// by side. They go as soon as the words do that they were made of.
    static let vectors = """
        CREATE TABLE vectors (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            part INTEGER REFERENCES diary_parts ON DELETE CASCADE,
            memory INTEGER REFERENCES memories ON DELETE CASCADE,
            model TEXT NOT NULL,
            content BLOB NOT NULL,
            UNIQUE (part, model),
            UNIQUE (memory, model),
            CHECK ((part IS NULL) <> (memory IS NULL))
        );
        CREATE INDEX vectors_person ON vectors (person, model, id);
        CREATE TRIGGER diary_parts_changed_vectors AFTER UPDATE OF content ON diary_parts
        BEGIN
            DELETE FROM vectors WHERE part = NEW.id;
        END;
        CREATE TRIGGER memories_withdrawn_vectors AFTER UPDATE OF is_withdrawn ON memories WHEN NEW.is_withdrawn
        BEGIN
            DELETE FROM vectors WHERE memory = NEW.id;
        END;

        """ + [count(after: "INSERT ON vectors", of: "NEW"), count(after: "DELETE ON vectors")].joined()

    /// A trigger that gives a row the next revision of its person.
    private static func stamp(_ table: String, _ row: String, after event: String) -> String {
        """
        CREATE TRIGGER "revision of \(table) after \(event)" AFTER \(event)
        BEGIN
            UPDATE persons SET revision = revision + 1 WHERE id = (SELECT person FROM \(table) WHERE id = \(row));
            UPDATE \(table) SET revision = persons.revision FROM persons
                WHERE persons.id = \(table).person AND \(table).id = \(row);
        END;

        """
    }

    /// A trigger that counts a change that gives no row a revision.
    private static func count(after event: String, of row: String = "OLD") -> String {
        """
        CREATE TRIGGER "revision of persons after \(event)" AFTER \(event)
        BEGIN
            UPDATE persons SET revision = revision + 1 WHERE id = \(row).person;
        END;

        """
    }
}
