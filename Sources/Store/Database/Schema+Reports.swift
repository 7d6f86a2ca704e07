extension Schema {
    /// What operators are to look at. What it says is sealed with the key of the person whom it is about, and gone with
    /// them; whoever reported them and has left since is not named any more.
    static let reports = """
        CREATE TABLE reports (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            reporter INTEGER REFERENCES persons ON DELETE SET NULL,
            match INTEGER REFERENCES matches ON DELETE SET NULL,
            at INTEGER NOT NULL,
            -- Whether it waits for an operator.
            is_open INTEGER NOT NULL DEFAULT 1,
            content BLOB NOT NULL
        );
        CREATE INDEX reports_person ON reports (person);
        CREATE INDEX reports_reporter ON reports (reporter);
        CREATE INDEX reports_match ON reports (match);

        -- The pictures of a match that is gone.
        CREATE TRIGGER matches_deleted AFTER DELETE ON matches
        BEGIN
            INSERT OR IGNORE INTO doomed_files
            VALUES (OLD.one || '-radar-' || OLD.id || '.png'), (OLD.other || '-radar-' || OLD.id || '.png');
        END;
        """
}
