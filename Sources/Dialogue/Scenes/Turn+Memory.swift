import Domain

/// What the clone learns from the diary.
extension Turn {
    /// Has an entry read, once it is finished and all its words are there.
    mutating func haveRead(_ entry: Diary) {
        guard entry.closedAt != nil, !entry.isWaiting, !entry.text.trimmed.isEmpty else { return }
        order(.read(entry.id), key: entry.id.readingKey)
    }

    /// Has an entry read whose words have changed: what was found in the old ones no longer counts.
    mutating func haveReadAnew(_ entry: Diary) {
        change(.memory(.unread(entry.id)))
        haveRead(entry)
    }

    /// An entry was read. What was found in words that have changed since is left out: they are read again.
    mutating func diaryRead(_ id: DiaryID, _ reading: DiaryReading, alike: [[MemoryID]], known: [MemoryKind: Int]) {
        guard let entry = diary, entry.closedAt != nil else { return }
        guard person.forgotten.areHeeded(by: reading.heeded) else {
            // What a model said of it meanwhile may tell what is to be forgotten.
            change(.memory(.unheard(id)))
            return haveRead(entry)
        }
        change(.memory(.unread(id)))
        change(.memory(.read(id, reading)))
        var book = MemoryBook(knowledge.memories, rereading: id)
        for (index, finding) in reading.findings.prefix(MemoryID.mostOfOneEvent).enumerated() {
            guard entry.says(finding.quote) else { continue }
            book.take(
                finding, as: MemoryID(event: event, index: index),
                alike: alike.indices.contains(index) ? alike[index] : [], strain: reading.strain, at: now,
                isProvisional: reading.reader.isProvisional)
        }
        haveReadByModel(entry, reading)
        renewProfile()
        haveEmbedded()
        for id in book.changed { if let memory = book.memories[id] { change(.memory(.memory(memory))) } }
        for doubt in book.questions { change(.memory(.doubt(doubt))) }
        change(
            .trained(
                TrainingEntry(
                    .read(id, reading.reader), at: now, memories: book.changed,
                    milliseconds: reading.milliseconds)))
        if let doubt = book.questions.last { return ask(about: doubt, in: book) }
        askForCloneConsent()
        offerGuess(after: entry)
        askQuestion(after: entry, known: known)
    }
}

extension Turn {
    /// Has turned into vectors what has none yet of the present model: what is new, and all of it where the model was
    /// away or is another one now.
    mutating func haveEmbedded() {
        guard rules.hasEmbedder, person.agrees(to: .clone) else { return }
        order(.embed, key: DialogueRules.embeddingKey, due: now + .minutes(1))
    }

    /// Has an entry read again that the rules had in hand when the person allowed the model to read.
    private mutating func haveReadByModel(_ entry: Diary, _ reading: DiaryReading) {
        guard reading.reader.isProvisional, rules.modelEndpoint != nil, let allowed = person.consents[.clone],
            let began = reading.began, began <= allowed
        else { return }
        order(.read(entry.id), key: entry.id.readingKey)
    }
}

extension DiaryID {
    /// The name of the work on the entry's words.
    var readingKey: String { "read:\(rawValue)" }
}
