/// What has been found out about the form that a server takes.
struct FormMemory: Equatable, Sendable {
    /// The fullest form the server is not known to refuse.
    private(set) var form = ChatForm.full
    /// The features it has taken already.
    private(set) var proven: Set<ChatFeature> = []

    /// Learns from a question that was answered in a form. What the server has taken before, it does not lack: there it
    /// was something about this question.
    mutating func learn(_ taken: ChatForm, for question: ChatQuestion) {
        form.lacks.formUnion(taken.lacks.subtracting(proven))
        proven.formUnion(taken.features(of: question).subtracting(form.lacks))
    }
}

/// Looks for a form of one question that a server takes.
///
/// A refusal that speaks of sizes is about the question. Where one names a feature, that one is left out. Where it names none, every feature that the server has not
/// been seen to take is left out, first one at a time, then more and more of them. Once all are proven, a refusal
/// without a name is about the question itself.
struct FormSearch: Sendable {
    /// The form to ask in.
    private(set) var form: ChatForm
    private let question: ChatQuestion
    private var untried: [ChatForm]
    private var refusalsLeft = 12

    /// Begins with the fullest form that is not known to be refused.
    init(_ memory: FormMemory, for question: ChatQuestion) {
        form = memory.form
        self.question = question
        let used = memory.form.features(of: question).subtracting(memory.proven)
        untried = Self.plainer(memory.form, suspects: ChatFeature.allCases.filter(used.contains))
    }

    /// Goes on to a plainer form. Returns whether there is one.
    mutating func refused(saying words: String) -> Bool {
        refusalsLeft -= 1
        guard refusalsLeft > 0, !Self.sizes.contains(where: { words.contains($0) }) else { return false }
        if let named = feature(named: words) {
            form = form.without([named])
        } else {
            guard !untried.isEmpty else { return false }
            form = untried.removeFirst()
        }
        return true
    }

    /// Words of servers for which a question is too long. They often name the bound on the answer too, which must not be
    /// given up for that.
    private static let sizes = ["context length", "context_length", "context size", "too large", "too long"]

    private func feature(named words: String) -> ChatFeature? {
        let used = form.features(of: question)
        return ChatFeature.allCases.first { used.contains($0) && $0.names.contains { words.contains($0) } }
    }

    private static func plainer(_ form: ChatForm, suspects: [ChatFeature]) -> [ChatForm] {
        guard !suspects.isEmpty else { return [] }
        let single = suspects.map { form.without([$0]) }
        let shapeless = suspects.contains(.schema) ? [form.without([.schema, .object])] : []
        let several = suspects.indices.dropFirst().map { form.without(suspects[...$0]) }
        return single + shapeless + several + [form.without(ChatFeature.allCases)]
    }
}
