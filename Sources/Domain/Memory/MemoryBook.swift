/// The memories of one person that something new may bear on, and what becomes of them: a pure account of how a
/// person's memory changes over time.
///
/// Nothing is overwritten or removed. Something new ends something old only where both claim the one place in an
/// exclusive slot, the person meant both as they stand, and the new was said later. Whatever is less clear leaves both
/// standing, and a question for the person.
public struct MemoryBook: Equatable, Sendable {
    /// All memories, by number.
    private(set) public var memories: [MemoryID: Memory]
    /// Those that are new or no longer what they were, in the order of their first change.
    private(set) public var changed: [MemoryID] = []
    /// What the person should be asked.
    private(set) public var questions: [Clarification] = []

    /// Opens a book.
    public init(_ memories: [Memory]) {
        self.memories = Dictionary(memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// How sure a finding must be to end something: below that the person is asked.
    public static let sureEnough = 0.5

    /// Takes in something that was found in a diary.
    ///
    /// - Parameters:
    ///   - finding: What was found. Its quote is known to stand in the diary.
    ///   - id: The number it gets if it is new.
    ///   - alike: Memories that say much the same, though not in the same slot, or stand in a slot near to its own.
    ///   - strain: How the person was.
    ///   - now: When the clone learns it.
    ///   - isProvisional: Whether only the bot's own rules found it.
    public mutating func take(
        _ finding: Finding, as id: MemoryID, alike: [MemoryID] = [], strain: Strain = .calm, at now: Timestamp,
        isProvisional: Bool = false
    ) {
        guard !wasTakenBack(finding) else { return }
        let evidence = Memory.Evidence(finding.quote, stance: finding.stance, strain: strain)
        let rivals = rivals(of: finding)
        let known = same(as: finding, among: rivals, alike)
        guard finding.stance == .stated else {
            return takeUnmeant(finding, evidence, as: id, known: known, rivals: rivals, at: now, isProvisional)
        }
        if finding.ends {
            takeEnd(finding, evidence, as: id, known: known, rivals: rivals, at: now, isProvisional)
        } else if let known {
            support(known, with: evidence, finding, at: now, isProvisional)
            supportParts(of: known, with: evidence, alike)
            settle(finding, as: known.id, against: rivals.filter { $0.id != known.id })
        } else {
            add(finding, evidence, as: id, at: now, isProvisional)
            settle(finding, as: id, against: rivals)
        }
        if known == nil { ask(about: near(finding, alike), and: id) }
    }

    /// Takes in the person's answer to a question.
    public mutating func answer(_ question: Clarification, _ answer: Clarification.Answer) {
        guard let later = memories[question.later], memories[question.earlier] != nil else { return }
        switch answer {
        case .changed:
            update(question.earlier) { $0.ending = .init(at: later.start, cause: .superseded(by: later.id)) }
        case .both, .depends:
            update(question.earlier) { $0.beside.insert(later.id) }
            update(question.later) { $0.beside.insert(question.earlier) }
        }
    }
}

// MARK: What is already known

extension MemoryBook {
    /// A reading that is made again must not bring back what the person took back.
    private func wasTakenBack(_ finding: Finding) -> Bool {
        memories.values.contains { memory in
            memory.withdrawal != nil && memory.says(finding)
                && memory.evidence.contains { $0.quote.part == finding.quote.part }
                // What was merged is known, in another memory, unless that was taken back.
                && memories[heir(of: memory.id)]?.withdrawal.map { !$0.reason.isJoining } == true
        }
    }

    /// What stands in the same exclusive slot and was meant as it stands, the oldest first.
    private func rivals(of finding: Finding) -> [Memory] {
        guard let slot = finding.claim?.slot, slot.isExclusive else { return [] }
        return standing.filter { $0.claim?.slot == slot && $0.isTrait }
    }

    /// The memory that says the same.
    private func same(as finding: Finding, among rivals: [Memory], _ alike: [MemoryID]) -> Memory? {
        if let claim = finding.claim, let rival = rivals.last(where: { $0.claim == claim }) { return rival }
        // "I quit": whatever was there is over.
        if finding.ends, finding.claim?.value.isEmpty == true { return rivals.last }
        return standing.last { $0.says(finding) }
            ?? alike.lazy.compactMap { memories[$0] }.first {
                $0.isStanding && $0.kind == finding.kind && $0.claim?.slot == finding.claim?.slot && !$0.isExclusive
            } ?? heir(of: finding, among: alike)
    }

    /// The memory into which one went that says much the same.
    private func heir(of finding: Finding, among alike: [MemoryID]) -> Memory? {
        guard finding.claim?.slot.isExclusive != true else { return nil }
        return alike.lazy.filter { memories[$0]?.withdrawal?.into != nil }.compactMap { memories[heir(of: $0)] }
            .first { $0.isStanding && $0.kind == finding.kind && !$0.isExclusive }
    }

    /// What neither ended nor was taken back, the oldest first.
    private var standing: [Memory] {
        memories.values.filter(\.isStanding).sorted { $0.id.rawValue < $1.id.rawValue }
    }
}

// MARK: What becomes of it

extension MemoryBook {
    /// What was not meant as it stands changes nothing else. A doubt about something known is worth a question.
    private mutating func takeUnmeant(
        _ finding: Finding, _ evidence: Memory.Evidence, as id: MemoryID, known: Memory?, rivals: [Memory],
        at now: Timestamp, _ isProvisional: Bool
    ) {
        if let known { return update(known.id) { $0.evidence.add(evidence) } }
        add(finding, evidence, as: id, at: now, isProvisional)
        if finding.stance == .hedged, !finding.ends { ask(about: rivals, and: id) }
    }

    /// The person says that something is over: what was known of it ends, and what was not is kept as it was.
    private mutating func takeEnd(
        _ finding: Finding, _ evidence: Memory.Evidence, as id: MemoryID, known: Memory?, rivals: [Memory],
        at now: Timestamp, _ isProvisional: Bool
    ) {
        let ending = Memory.Ending(at: finding.end, cause: .said(finding.quote))
        if let known, known.mayEnd(by: finding) {
            return update(known.id) {
                $0.evidence.add(evidence)
                $0.ending = ending
            }
        }
        add(finding, evidence, as: id, at: now, isProvisional)
        update(id) { $0.ending = ending }
    }

    private mutating func support(
        _ known: Memory, with evidence: Memory.Evidence, _ finding: Finding, at now: Timestamp, _ isProvisional: Bool
    ) {
        update(known.id) { memory in
            let isNew = !memory.evidence.contains { $0.quote.diary == evidence.quote.diary }
            memory.evidence.add(evidence)
            memory.heldFrom = [memory.heldFrom, finding.heldFrom].compactMap(\.self).min { $0.earliest < $1.earliest }
            memory.isProvisional = memory.isProvisional && isProvisional
            guard isNew else { return }
            memory.confidence = Self.agreed(memory.confidence, finding.confidence)
        }
    }

    /// What is said again of a whole is said of its parts: of the one that it says, or else of all. So it is still known
    /// when the whole is gone with another part.
    private mutating func supportParts(of whole: Memory, with evidence: Memory.Evidence, _ alike: [MemoryID]) {
        guard whole.united != nil else { return }
        let parts = memories.values.filter { $0.withdrawal?.reason == .united && heir(of: $0.id) == whole.id }
        let said = parts.filter { alike.contains($0.id) }
        for part in (said.isEmpty ? parts : said).sorted(by: { $0.id.rawValue < $1.id.rawValue }) {
            update(part.id) { $0.evidence.add(evidence) }
        }
    }

    /// Decides between something new and what stands in its slot.
    private mutating func settle(_ finding: Finding, as id: MemoryID, against rivals: [Memory]) {
        for rival in rivals where !rival.beside.contains(id) {
            switch finding.order(to: rival) {
            case .later where finding.confidence >= Self.sureEnough:
                update(rival.id) { $0.ending = .init(at: finding.start, cause: .superseded(by: id)) }
            case .earlier:
                update(id) { $0.ending = .init(at: rival.start, cause: .superseded(by: rival.id)) }
            case .later, .unclear: ask(about: [rival], and: id)
            case .notYet: break
            }
        }
    }

    private mutating func add(
        _ finding: Finding, _ evidence: Memory.Evidence, as id: MemoryID, at now: Timestamp, _ isProvisional: Bool
    ) {
        var memory = Memory(
            id: id, kind: finding.kind, text: finding.text, claim: finding.claim, evidence: [evidence], learnt: now,
            importance: finding.importance, confidence: finding.confidence)
        memory.heldFrom = finding.heldFrom
        memory.isProvisional = isProvisional
        memories[id] = memory
        note(id)
    }

    /// What stands in a slot that may be the same, and says otherwise.
    private func near(_ finding: Finding, _ alike: [MemoryID]) -> [Memory] {
        alike.compactMap { memories[$0] }.filter { memory in
            guard memory.isStanding, memory.isTrait, let claim = memory.claim, let new = finding.claim else {
                return false
            }
            return claim.slot.isNear(new.slot) && (finding.ends || claim.value != new.value)
        }
    }

    private mutating func ask(about rivals: [Memory], and id: MemoryID) {
        guard let rival = rivals.last else { return }
        questions.append(Clarification(earlier: rival.id, later: id))
    }

    mutating func update(_ id: MemoryID, _ body: (inout Memory) -> Void) {
        guard var memory = memories[id] else { return }
        body(&memory)
        guard memory != memories[id] else { return }
        memories[id] = memory
        note(id)
    }

    /// Adds a memory that was made of others.
    mutating func add(_ memory: Memory) {
        memories[memory.id] = memory
        note(memory.id)
    }

    private mutating func note(_ id: MemoryID) {
        if !changed.contains(id) { changed.append(id) }
    }

    /// Two independent grounds for the same, never quite certain.
    static func agreed(_ one: Double, _ other: Double) -> Double {
        min(0.98, 1 - (1 - one) * (1 - other))
    }
}

// MARK: Comparing

extension Memory {
    var isStanding: Bool { ending == nil && withdrawal == nil }

    var isExclusive: Bool { claim?.slot.isExclusive ?? false }

    /// Since when it holds: as was said, or from the day it was first said.
    fileprivate var start: PartialDate {
        heldFrom ?? PartialDate(firstSaid ?? LocalDate(daysSinceEpoch: 0))
    }

    /// Whether it is the same statement.
    fileprivate func says(_ finding: Finding) -> Bool {
        if let claim = finding.claim, claim.slot.isExclusive || self.claim != nil { return self.claim == claim }
        return claim == nil && kind == finding.kind && text == finding.text
    }

    /// Whether the end of something can be that of this: it was not said again after the end was.
    fileprivate func mayEnd(by finding: Finding) -> Bool {
        (lastSaid ?? finding.quote.day) <= finding.quote.day
    }
}

extension Finding {
    /// Whether it tells of something that is over.
    fileprivate var ends: Bool {
        isOver || heldUntil.map { $0.latest < quote.day } ?? false
    }

    /// Since when it is over: the day after the last on which it was so, or the day on which the person says it.
    fileprivate var end: PartialDate {
        heldUntil.map { PartialDate($0.latest.adding(days: 1)) } ?? PartialDate(quote.day)
    }

    /// Since when it holds.
    fileprivate var start: PartialDate { heldFrom ?? PartialDate(quote.day) }

    fileprivate enum Order {
        case later, earlier, unclear, notYet
    }

    /// Where it stands in time to what it contradicts.
    fileprivate func order(to rival: Memory) -> Order {
        guard let lastSaid = rival.lastSaid else { return .later }
        if start.earliest > quote.day { return .notYet }
        if quote.day < lastSaid { return .earlier }
        // "Since 2020", of what was otherwise in 2023: that is no change, but a contradiction.
        if quote.day == lastSaid || start.latest < lastSaid { return .unclear }
        return .later
    }
}

extension [Memory.Evidence] {
    /// Adds a support in the order of time, once.
    mutating func add(_ evidence: Memory.Evidence) {
        guard !contains(where: { $0.quote == evidence.quote }) else { return }
        let place = firstIndex { $0.quote.day > evidence.quote.day } ?? endIndex
        insert(evidence, at: place)
    }
}
