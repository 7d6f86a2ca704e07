import Domain
import Testing
import Words

@testable import Clone

/// How much of the stories the reader by rules finds, and how much of what it finds is right.
@Suite struct RuleReaderStoryTests {
    private let reader: RuleReader
    private let form: ClaimForm

    init() throws {
        let terms = Terms()
        let lexicons = try Lexicons.bundled()
        reader = RuleReader(lexicons: lexicons, terms: terms)
        form = ClaimForm(lexicons: lexicons.all.map(\.lexicon), terms: terms)
    }

    @Test(arguments: ["ru", "en"])
    func `two in five of what is said are found, and four in five of what is found are right`(language: String) throws {
        var (labelled, found, right) = (0, 0, 0)
        for story in try Story.all(language) {
            for (number, entry) in story.entries.enumerated() {
                let claims = reader.read(try story.diary(number)).findings.filter { $0.stance == .stated }
                let labels = entry.findings.filter { ($0.stance ?? .stated) == .stated }
                labelled += labels.count
                found += claims.count
                right += claims.count { finding in labels.contains { says($0, finding) } }
            }
        }
        #expect(Double(right) >= 0.8 * Double(found))
        #expect(Double(right) >= 0.4 * Double(labelled))
    }

    /// Whether a finding says what a label says: the same relation of the same person, what it is about named by the
    /// same words or by some of them.
    private func says(_ label: Story.Label, _ finding: Finding) -> Bool {
        guard let claim = finding.claim, claim.slot.relation == label.relation,
            claim.slot.subject == (label.subject.map(form.key) ?? Slot.me), finding.ends == label.ends
        else { return false }
        guard share(claim.slot.object, form.key(label.object ?? "")) else { return false }
        if ClaimForm.closed[label.relation] != nil { return claim.value == label.value }
        return share(claim.value, label.relation.isClock ? label.value : form.key(label.value))
    }

    private func share(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Set(one.split(separator: " ")), Set(other.split(separator: " ")))
        return one.isSubset(of: other) || other.isSubset(of: one)
    }
}

extension Relation {
    fileprivate var isClock: Bool { [.bedtime, .wakingTime].contains(self) }
}

extension Finding {
    fileprivate var ends: Bool { isOver || heldUntil.map { $0.latest < quote.day } ?? false }
}

extension Story.Label {
    fileprivate var ends: Bool { over ?? false || until != nil }
}
