extension Schema {
    /// What is known of pairs, and what their clones said to each other: sealed with the keys of both, one over the other,
    /// and gone with either. Besides, for each person when those who could suit them were last looked through, and what
    /// talks have taken on the last day of which something is written, in half tokens; and the same for the whole bot.
    static let talks = """
        CREATE TABLE compatibilities (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            one INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            compared_at INTEGER NOT NULL,
            content BLOB NOT NULL,
            UNIQUE (one, other),
            CHECK (one < other)
        );
        CREATE INDEX compatibilities_other ON compatibilities (other);

        CREATE TABLE clone_conversations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            one INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            at INTEGER NOT NULL,
            content BLOB NOT NULL,
            CHECK (one < other)
        );
        CREATE INDEX clone_conversations_one ON clone_conversations (one, other);
        CREATE INDEX clone_conversations_other ON clone_conversations (other);

        CREATE TABLE meetings (
            person INTEGER PRIMARY KEY REFERENCES persons ON DELETE CASCADE,
            looked_at INTEGER,
            day TEXT NOT NULL DEFAULT '',
            halves INTEGER NOT NULL DEFAULT 0
        );

        -- Which process lets the clones meet, for which day it has proposed, and what all talks of a day took.
        CREATE TABLE meeting_round (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            owner TEXT,
            lease_until INTEGER NOT NULL DEFAULT 0,
            planned TEXT NOT NULL DEFAULT '',
            day TEXT NOT NULL DEFAULT '',
            halves INTEGER NOT NULL DEFAULT 0
        );
        INSERT INTO meeting_round (id) VALUES (1);
        """
}
