/// Finds passages of diaries by their words.
///
/// What a passage is about is often said in the one before it, or taken up in the one after; and a fact that was drawn
/// from it may name what the passage only hints at. So each passage is looked at in four ways, and the scores are joined:
///
/// 1. its own words and those of the facts that rest on it,
/// 2. its words and those of the passage before it,
/// 3. its words and those of the passages before and after it,
/// 4. the best of the facts that rest on it, alone.
///
/// Neighbours are within the same group, that is, within one diary entry. All four are counted from the same two
/// inverted indexes while a question is answered, so that adding or removing a passage costs nothing elsewhere.
public struct LexicalIndex: Sendable {
    private var termNumbers = TermNumbers()
    private(set) var passages = Postings()
    /// What each passage is a part of.
    private(set) var groups: [Int64] = []
    private(set) var isRemoved: [Bool] = []
    /// Whether each passage comes after one of the same group that is there.
    private(set) var follows: [Bool] = []
    private(set) var facts = Postings()
    private(set) var isFactRemoved: [Bool] = []
    /// The passages each fact rests on; none for one that was removed.
    private(set) var owners = Rows<Int>()
    private var associations = Associations()
    private var isAssociated = false

    /// An empty index.
    public init() {}

    /// How many passages there ever were: their numbers run from 0.
    public var passageCount: Int { passages.count }

    /// How many facts there ever were: their numbers run from 0.
    public var factCount: Int { facts.count }

    /// The numbers of those of some terms that any text ever had.
    func numbers(of terms: some Sequence<String>) -> [Int] { terms.compactMap { termNumbers[$0] } }

    /// The numbers of the passages and facts that have a term, without those that were removed.
    func texts(with term: String) -> (passages: [Int], facts: [Int]) {
        guard let number = termNumbers[term] else { return ([], []) }
        return (passages.texts(with: number).map { Int($0.number) }, facts.texts(with: number).map { Int($0.number) })
    }
}

// MARK: Changing

extension LexicalIndex {
    /// Adds a passage after all others.
    ///
    /// - Parameters:
    ///   - terms: Its words, as ``Terms`` makes them.
    ///   - group: What it is a part of. Passages of one group stand side by side.
    /// - Returns: Its number.
    @discardableResult
    public mutating func addPassage(_ terms: [String], group: Int64) -> Int {
        let number = passages.count
        passages.append(terms.map { termNumbers.number(of: $0) })
        follows.append(number > 0 && groups[number - 1] == group && !isRemoved[number - 1])
        groups.append(group)
        isRemoved.append(false)
        dissociate(around: number)
        return number
    }

    /// Adds a fact.
    ///
    /// - Parameter owners: The numbers of the passages it rests on.
    /// - Returns: Its number.
    @discardableResult
    public mutating func addFact(_ terms: [String], restingOn owners: [Int]) -> Int {
        isAssociated = false
        facts.append(terms.map { termNumbers.number(of: $0) })
        isFactRemoved.append(false)
        self.owners.append(owners)
        return facts.count - 1
    }

    /// Leaves a passage out from now on.
    public mutating func removePassage(_ number: Int) {
        dissociate(around: number)
        passages.remove(number)
        isRemoved[number] = true
        follows[number] = false
        if number + 1 < follows.count { follows[number + 1] = false }
    }

    /// Leaves a fact out from now on.
    public mutating func removeFact(_ number: Int) {
        isAssociated = false
        facts.remove(number)
        isFactRemoved[number] = true
        owners.clear(number)
    }
}

// MARK: The company that words keep

extension LexicalIndex {
    /// Learns which words go together, once passages and facts were added or removed. Until then, searches go without.
    public mutating func associate() {
        associations.update(
            passages: passages, groups: groups.indices.map { isRemoved[$0] ? nil : groups[$0] }, facts: facts,
            terms: termNumbers.count)
        isAssociated = true
    }

    /// Notes that words of a passage keep company no more, or only now, and those of the passages near it otherwise.
    private mutating func dissociate(around number: Int) {
        isAssociated = false
        let first = max(0, number - Associations.reach)
        for place in first..<min(passages.count, number + Associations.reach + 1) where groups[place] == groups[number]
        {
            associations.outdate(passages.terms(of: place))
        }
    }

    /// How near passages and facts come to a question by the company that its words keep.
    ///
    /// - Parameter terms: Their numbers.
    func company(of terms: [Int]) -> Recall.Meaning? {
        guard isAssociated else { return nil }
        return associations.closeness(to: terms, passages: passages, facts: facts).map { near in
            Recall.Meaning(
                passages: Closeness(zip(near.passages, isRemoved).map { $1 ? nil : $0 }),
                facts: Closeness(
                    nearestFacts(near.facts.enumerated().map { owners.isEmpty($0.offset) ? nil : $0.element })))
        }
    }
}

// MARK: Comparing

extension LexicalIndex {
    /// How alike each fact is to a statement, as ``Likeness`` has it.
    ///
    /// - Parameter terms: The terms of the statement.
    func likeness(to terms: Set<String>) -> [Double] {
        var shared = [Int32](repeating: 0, count: facts.count)
        for term in numbers(of: terms) { for posting in facts.texts(with: term) { shared[Int(posting.number)] += 1 } }
        return zip(shared, facts.widths).map { shared, width in
            shared == 0 ? 0 : Double(shared) / (Double(width) * Double(terms.count)).squareRoot()
        }
    }
}
