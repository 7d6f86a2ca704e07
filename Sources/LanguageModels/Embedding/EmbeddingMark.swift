import Asking

/// What a model wants in front of a text, by its name.
enum EmbeddingMark {
    /// The mark for a purpose, empty for most models. The E5 family was trained with `query: ` and `passage: ` (Wang et
    /// al., "Text Embeddings by Weakly-Supervised Contrastive Pre-training", arXiv:2212.03533), but for its variants
    /// that take an instruction.
    static func mark(of model: String, for purpose: EmbeddingPurpose) -> String {
        let words = model.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.contains("e5"), !words.contains("instruct") else { return "" }
        return purpose == .passage ? "passage: " : "query: "
    }
}
