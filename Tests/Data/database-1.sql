PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1 foundation');
CREATE TABLE conversations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    chat TEXT NOT NULL,
    state BLOB,
    unreachable_since INTEGER,
    UNIQUE (channel, chat)
);
INSERT INTO conversations VALUES(1,'terminal','a',NULL,NULL);
INSERT INTO conversations VALUES(3,'terminal','c',NULL,NULL);
CREATE TABLE doomed_files (name TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO doomed_files VALUES('2-export.zip');
CREATE TABLE data_keys (
    conversation INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
    wrapped BLOB NOT NULL
);
INSERT INTO data_keys VALUES(1,X'44139e69042899eb24074e577e56e872a14c99938f7f6bd0558df6bbc1da761287bbed8448d1976d6f2a653634bd64739124659e6ac9adca5920c842');
INSERT INTO data_keys VALUES(3,X'c46c03e2c97c393a0be2f6f9a8294a5d59d0e971281595a8b614f31b8b0b99ab132b0f196769170b534c247b1cdc5a26a5a3050b07f7ebf0982eb3be');
CREATE TABLE master_key_check (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sealed BLOB NOT NULL
);
INSERT INTO master_key_check VALUES(1,X'4296827aa12cf0eeae0a1ff2de811638877927a35f5bd203a5be14af579c6cd14070d0');
CREATE TABLE received (
    delivery_key TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO received VALUES('c2',1795219200000);
INSERT INTO received VALUES('first of a',1795219200000);
INSERT INTO received VALUES('first of b',1795219200000);
INSERT INTO received VALUES('first of c',1795219200000);
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    payload BLOB NOT NULL,
    at INTEGER NOT NULL
);
INSERT INTO inbox VALUES(1,1,X'ff5b3efb2b6e8177d704e742bb95b265903e507982eca407a32f362bc0780635e554a8',1795219200000);
INSERT INTO inbox VALUES(3,3,X'769117ea79372f62f1190477db0fcffa638e1fcaffbdf62a1bf456d94db932a3e02d17',1795219200000);
INSERT INTO inbox VALUES(4,3,X'e41b55aa120093c327ccc9a980c1881b530ff06c9a3d99a8afd085923b649880a0c17dc93561c1dd5bb5d4d0fa791eac1fbd',1795219200000);
CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    payload BLOB NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
);
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
CREATE TABLE persons (
    id INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
    profile BLOB NOT NULL
);
INSERT INTO persons VALUES(1,X'26e8fc9f7cd3bf7d184a8224c0945ca8784f938b15aa62ff43a8ddb1923060b213fce5b84564e8d1ba40ad30efb5bf1fdb061f6a7fc8f2981685e042d9aacd3bfec8c0998297c19714986fa84e6bd2e9e40d3c42db20f24f54102bca00f006fe3468fbfcd368f6602740258c260d9da52b6cd325f1b44875ef55038f0fd0057a0c2858b482244d5f80c2e1012388fd08dbc2678a9d779f3add582bdd711eb5543869a76490e6cdc61a651905');
INSERT INTO persons VALUES(3,X'c8465b33070580232a088508711fc14186a52bc9eab037905f4fe17625fcb2867355762cbfa7169feb741645cf70964ede7d30fb30b16f0e9d4c1dd2a84710636e42cb86f0b890b2740e022e6f67c4c0050816c2b1ee117f81f7b3756903cac07206b5e0a7cc2675fd8e01398c3d3999771f8f9539f4c235935d66eee53ea296cffadaebbc12cff01fc3ed5f1ae29efb9ebd63fc8ed5df313631aacb1b6bcaf9b73523dd30a7708ab0abfc1a');
CREATE TABLE diaries (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES persons ON DELETE CASCADE,
    day TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER
);
INSERT INTO diaries VALUES(1,1,'2026-11-21',1795219200000,NULL);
INSERT INTO diaries VALUES(3,3,'2026-11-22',1795219200000,NULL);
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
INSERT INTO diary_parts VALUES(1,1,1,NULL,1795219200000,X'976fa04b7ed841264784fbe09aae660426bb286f7b04c48c7fa03ed8c62e0a25204d7ec1511666c54ba46a3a192130af9b902509519dcd1d6d7991',3,0.0,NULL);
INSERT INTO diary_parts VALUES(3,3,3,NULL,1795219200000,X'a955a83fa44dd45525ad41e92808fcb35bc69e95637d8bf80e68bbddfb5aeaf1980fe7a122f8311c432cb858a001372129f2b8ef63b110cc0c0d21',3,0.0,NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('conversations',3);
INSERT INTO sqlite_sequence VALUES('inbox',4);
CREATE TRIGGER conversations_deleted AFTER DELETE ON conversations
BEGIN
    INSERT OR IGNORE INTO doomed_files VALUES (OLD.id || '-export.zip');
END;
CREATE INDEX received_at ON received (at);
CREATE INDEX inbox_conversation ON inbox (conversation);
CREATE INDEX set_aside_conversation ON set_aside (conversation);
CREATE INDEX outbox_channel ON outbox (channel, id);
CREATE INDEX outbox_chat ON outbox (channel, chat);
CREATE INDEX outbox_key ON outbox (conversation, message_key);
CREATE INDEX jobs_due ON jobs (kind, due);
CREATE INDEX diaries_person ON diaries (person, day, id);
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
COMMIT;
