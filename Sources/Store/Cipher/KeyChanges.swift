import Crypto
import NIOConcurrencyHelpers

/// What one transaction on the database means for the keys. It is carried out only with the transaction: where that is
/// undone, in whatever way, nothing of this is left.
final class KeyChanges: Sendable {
    private let state = NIOLockedValueBox(State())

    private struct State {
        var begun: [Int64: SymmetricKey] = [:]
        var forgets = false
    }

    /// The keys of the conversations that are begun.
    var begun: [Int64: SymmetricKey] { state.withLockedValue { $0.begun } }

    /// Whether any conversation is forgotten.
    var forgets: Bool { state.withLockedValue { $0.forgets } }

    /// The cipher of a conversation that is begun; none of others.
    func cipher(of conversation: Int64) -> FieldCipher? {
        state.withLockedValue { $0.begun[conversation] }.map(FieldCipher.init)
    }

    /// Makes the key of a new conversation.
    func begin(_ conversation: Int64) {
        state.withLockedValue { $0.begun[conversation] = SymmetricKey(size: .bits256) }
    }

    /// Notes that a conversation is forgotten.
    func forget() {
        state.withLockedValue { $0.forgets = true }
    }
}
