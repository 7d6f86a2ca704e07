extension Schema {
    /// Who was proposed to whom. What it says is sealed with the keys of both, one over the other: it is gone for good
    /// with either.
    static let matches = """
        CREATE TABLE matches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            one INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            content BLOB NOT NULL,
            CHECK (one <> other)
        );
        CREATE INDEX matches_one ON matches (one, other);
        CREATE INDEX matches_other ON matches (other);
        """
}
