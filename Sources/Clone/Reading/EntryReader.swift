public import Asking
public import Domain

/// Reads diary entries for what can be learnt from them.
public protocol EntryReader: Sendable {
    /// What is found in an entry. Every finding's quote stands in it.
    ///
    /// - Parameter id: Whose the entry is, for the count of what models cost.
    func read(_ diary: Diary, of person: Person, _ id: PersonID) async throws(ModelAbsence) -> DiaryReading
}
