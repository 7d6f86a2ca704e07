import GRDB

/// The schema, one step after another. A step that has shipped is never touched again.
enum Schema {
    /// The steps.
    ///
    /// - Parameters:
    ///   - takeKeys: Takes the data keys over from a database that still holds them; durably, since the step goes on to
    ///     remove them. Returns the lineage of the file that has them from then on.
    ///   - linkHeirs: Enters of each memory that went into another which one that is, as its content says.
    static func migrator(
        linkHeirs: @escaping @Sendable (Database) throws -> Void = { _ in },
        takeKeys: @escaping @Sendable (Database) throws -> String
    ) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 foundation") { db in
            try db.execute(sql: foundation)
        }
        migrator.registerMigration("2 keys apart") { db in
            let lineage = try takeKeys(db)
            try db.execute(sql: keysApart)
            try db.execute(sql: "INSERT INTO lineage VALUES (1, ?)", arguments: [lineage])
        }
        migrator.registerMigration("3 no lengths") { db in
            // How long recordings are is nobody's business but the person's: their part says so, encrypted.
            try db.execute(sql: "ALTER TABLE diary_parts DROP COLUMN seconds")
        }
        migrator.registerMigration("4 memories") { db in
            try db.execute(sql: memories)
        }
        migrator.registerMigration("5 advice") { db in
            try db.execute(sql: spending)
            try db.execute(sql: advice)
        }
        migrator.registerMigration("6 pictures") { db in
            try db.execute(sql: pictures)
        }
        migrator.registerMigration("7 guesses") { db in
            try db.execute(sql: guesses)
        }
        migrator.registerMigration("8 vectors") { db in
            try db.execute(sql: revisions)
            try db.execute(sql: vectors)
        }
        migrator.registerMigration("9 profile") { db in
            try db.execute(sql: profiles)
        }
        migrator.registerMigration("10 extractions") { db in
            try db.execute(sql: extractions)
        }
        migrator.registerMigration("11 unions") { db in
            try unite(db, linkHeirs: linkHeirs)
        }
        migrator.registerMigration("12 matches") { db in
            try db.execute(sql: matches)
        }
        migrator.registerMigration("13 talks") { db in
            try db.execute(sql: talks)
        }
        migrator.registerMigration("14 reports") { db in
            try db.execute(sql: reports)
        }
        return migrator
    }

    /// Whether a database is of a newer version than this.
    static func isSuperseded(_ db: Database) throws -> Bool {
        try migrator { _ in "" }.hasBeenSuperseded(db)
    }

    /// Whether a database still holds data keys itself, as those of version 1 do.
    static func holdsKeys(_ db: Database) throws -> Bool {
        try db.tableExists("data_keys")
    }

    /// Numbers of events, deliveries and jobs are never given twice (`AUTOINCREMENT`): other rows are named after them,
    /// and ciphertexts are bound to them.
    private static let foundation = """
        CREATE TABLE conversations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL,
            chat TEXT NOT NULL,
            state BLOB,
            unreachable_since INTEGER,
            UNIQUE (channel, chat)
        );

        -- Files whose rows are gone, to be removed from the disk once that is committed.
        CREATE TABLE doomed_files (name TEXT PRIMARY KEY) WITHOUT ROWID;
        -- An export is named after its conversation, and no row refers to it.
        CREATE TRIGGER conversations_deleted AFTER DELETE ON conversations
        BEGIN
            INSERT OR IGNORE INTO doomed_files VALUES (OLD.id || '-export.zip');
        END;

        CREATE TABLE data_keys (
            conversation INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
            wrapped BLOB NOT NULL
        );

        -- A known text under the master key, by which a wrong key is told before it does harm.
        CREATE TABLE master_key_check (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sealed BLOB NOT NULL
        );

        CREATE TABLE received (
            delivery_key TEXT PRIMARY KEY,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX received_at ON received (at);

        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            payload BLOB NOT NULL,
            at INTEGER NOT NULL
        );
        CREATE INDEX inbox_conversation ON inbox (conversation);

        CREATE TABLE set_aside (
            id INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            payload BLOB NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL
        );
        CREATE INDEX set_aside_conversation ON set_aside (conversation);

        -- A message without a conversation outlives the conversation it belonged to: it says goodbye.
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER REFERENCES conversations ON DELETE CASCADE,
            channel TEXT NOT NULL,
            chat TEXT NOT NULL,
            message_key TEXT,
            is_edit INTEGER NOT NULL,
            payload BLOB NOT NULL,
            at INTEGER NOT NULL
        );
        CREATE INDEX outbox_channel ON outbox (channel, id);
        CREATE INDEX outbox_chat ON outbox (channel, chat);
        CREATE INDEX outbox_key ON outbox (conversation, message_key);

        CREATE TABLE sent_messages (
            conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            message_key TEXT NOT NULL,
            message INTEGER NOT NULL,
            PRIMARY KEY (conversation, message_key)
        ) WITHOUT ROWID;

        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            kind TEXT NOT NULL,
            job_key TEXT NOT NULL,
            payload BLOB NOT NULL,
            due INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            owner TEXT,
            lease_until INTEGER,
            UNIQUE (conversation, job_key)
        );
        CREATE INDEX jobs_due ON jobs (kind, due);

        CREATE TABLE persons (
            id INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
            profile BLOB NOT NULL
        );

        CREATE TABLE diaries (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            day TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            closed_at INTEGER
        );
        CREATE INDEX diaries_person ON diaries (person, day, id);

        CREATE TABLE diary_parts (
            id INTEGER PRIMARY KEY,
            diary INTEGER NOT NULL REFERENCES diaries ON DELETE CASCADE,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            message INTEGER,
            sent_at INTEGER NOT NULL,
            content BLOB NOT NULL,
            word_count INTEGER NOT NULL,
            seconds REAL NOT NULL,
            recording TEXT
        );
        CREATE INDEX diary_parts_diary ON diary_parts (diary, id);
        CREATE INDEX diary_parts_person ON diary_parts (person, sent_at);
        CREATE INDEX diary_parts_message ON diary_parts (person, message);

        CREATE TRIGGER diary_parts_deleted AFTER DELETE ON diary_parts WHEN OLD.recording IS NOT NULL
        BEGIN
            INSERT OR IGNORE INTO doomed_files VALUES (OLD.recording);
        END;
        CREATE TRIGGER diary_parts_recording AFTER UPDATE OF recording ON diary_parts
        WHEN OLD.recording IS NOT NULL AND OLD.recording IS NOT NEW.recording
        BEGIN
            INSERT OR IGNORE INTO doomed_files VALUES (OLD.recording);
        END;
        """

    /// Data keys moved to a file of their own, `KeyFile`: a copy of the database must not hold them.
    private static let keysApart = """
        DROP TABLE data_keys;
        DROP TABLE master_key_check;

        -- Conversations that are gone, whose keys are to be destroyed once that is committed.
        CREATE TABLE doomed_keys (conversation INTEGER PRIMARY KEY);
        CREATE TRIGGER conversations_deleted_key AFTER DELETE ON conversations
        BEGIN
            INSERT OR IGNORE INTO doomed_keys VALUES (OLD.id);
        END;

        -- The name that the key file of this database has too: by it the files of two bots are told apart.
        CREATE TABLE lineage (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL
        );
        """

    /// What the clone knows. Numbers of memories are made from those of events and never given twice.
    private static let memories = """
        CREATE TABLE readings (
            diary INTEGER PRIMARY KEY REFERENCES diaries ON DELETE CASCADE,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            is_provisional INTEGER NOT NULL,
            content BLOB NOT NULL
        );
        CREATE INDEX readings_person ON readings (person);

        -- The slot is a keyed hash: what stands in the same place is found without reading everything.
        -- What ended a memory can be deleted with its diary; then the memory holds again.
        CREATE TABLE memories (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            slot BLOB,
            is_withdrawn INTEGER NOT NULL,
            successor INTEGER REFERENCES memories ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
            ended_in INTEGER REFERENCES diary_parts ON DELETE SET NULL,
            content BLOB NOT NULL
        );
        CREATE INDEX memories_slot ON memories (person, slot);
        CREATE INDEX memories_successor ON memories (successor);
        CREATE INDEX memories_ended_in ON memories (ended_in);

        CREATE TABLE evidence (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            memory INTEGER NOT NULL REFERENCES memories ON DELETE CASCADE,
            diary INTEGER NOT NULL REFERENCES diaries ON DELETE CASCADE,
            part INTEGER NOT NULL REFERENCES diary_parts ON DELETE CASCADE,
            content BLOB NOT NULL
        );
        CREATE INDEX evidence_memory ON evidence (memory, id);
        CREATE INDEX evidence_diary ON evidence (diary);
        CREATE INDEX evidence_part ON evidence (part);
        -- A memory without the person's own words for it is none.
        CREATE TRIGGER evidence_deleted AFTER DELETE ON evidence
        WHEN NOT EXISTS (SELECT 1 FROM evidence WHERE memory = OLD.memory)
        BEGIN
            DELETE FROM memories WHERE id = OLD.memory;
        END;

        CREATE TABLE doubts (
            earlier INTEGER NOT NULL REFERENCES memories ON DELETE CASCADE,
            later INTEGER NOT NULL REFERENCES memories ON DELETE CASCADE,
            is_settled INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (earlier, later)
        );
        CREATE INDEX doubts_later ON doubts (later);
        """

    /// What models cost, by day of UTC. What was spent for a person who is gone stays in the sums, without their number.
    private static let spending = """
        CREATE TABLE spending (
            day TEXT NOT NULL,
            person INTEGER NOT NULL,
            task TEXT NOT NULL,
            calls INTEGER NOT NULL,
            prompt_tokens INTEGER NOT NULL,
            answer_tokens INTEGER NOT NULL,
            cost INTEGER NOT NULL,
            PRIMARY KEY (day, person, task)
        ) WITHOUT ROWID;
        CREATE INDEX spending_person ON spending (person);
        CREATE TRIGGER conversations_deleted_spending AFTER DELETE ON conversations
        BEGIN
            INSERT INTO spending SELECT day, 0, task, calls, prompt_tokens, answer_tokens, cost FROM spending
                WHERE person = OLD.id
                ON CONFLICT DO UPDATE SET calls = calls + excluded.calls,
                    prompt_tokens = prompt_tokens + excluded.prompt_tokens,
                    answer_tokens = answer_tokens + excluded.answer_tokens, cost = cost + excluded.cost;
            DELETE FROM spending WHERE person = OLD.id;
        END;
        """

    /// What clones were asked, what they answered and how that was rated; and what was learnt, without words.
    private static let advice = """
        CREATE TABLE advice (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            content BLOB NOT NULL
        );
        CREATE INDEX advice_person ON advice (person, id);
        -- A passage cut from a recording is named after its part, and no row refers to it.
        CREATE TRIGGER diary_parts_deleted_passage AFTER DELETE ON diary_parts WHEN OLD.recording IS NOT NULL
        BEGIN
            INSERT OR IGNORE INTO doomed_files VALUES (OLD.person || '-passage-' || OLD.id || '.ogg');
        END;

        CREATE TABLE training_log (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            at INTEGER NOT NULL,
            content BLOB NOT NULL
        );
        CREATE INDEX training_log_person ON training_log (person, id);
        """
    /// The picture of a clone is named after its conversation as an export is, and goes with it.
    private static let pictures = """
        CREATE TRIGGER conversations_deleted_picture AFTER DELETE ON conversations
        BEGIN
            INSERT OR IGNORE INTO doomed_files VALUES (OLD.id || '-clone.png');
        END;
        """

    /// The rounds of guesses. What a person was asked, what was expected and what they chose is encrypted.
    private static let guesses = """
        CREATE TABLE guesses (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            content BLOB NOT NULL
        );
        CREATE INDEX guesses_person ON guesses (person);
        """

    /// Who a person is as far as the clone can tell, and a vector of that: both encrypted.
    private static let profiles = """
        CREATE TABLE profiles (
            person INTEGER PRIMARY KEY REFERENCES persons ON DELETE CASCADE,
            content BLOB NOT NULL,
            embedding BLOB
        );
        """

    /// What models said of stretches of entries. The prompt is a keyed hash. What was said of words that were taken out
    /// goes with them; `ExtractionTable` sees to those that were changed.
    private static let extractions = """
        CREATE TABLE extraction_cache (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
            diary INTEGER NOT NULL REFERENCES diaries ON DELETE CASCADE,
            prompt BLOB NOT NULL,
            content BLOB NOT NULL,
            UNIQUE (diary, prompt)
        );
        CREATE INDEX extraction_cache_person ON extraction_cache (person);
        CREATE TRIGGER diary_parts_deleted_extractions AFTER DELETE ON diary_parts
        BEGIN
            DELETE FROM extraction_cache WHERE diary = OLD.diary;
        END;
        """
}
