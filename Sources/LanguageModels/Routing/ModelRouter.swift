public import Asking
import Domain

/// The one gateway to chat models.
///
/// 1. A task names a tier. Its model is asked first, and that of the other tier where it is away or refuses.
/// 2. Before each call the limits on spending are looked at; after it, what it took is written down.
/// 3. A call waits for its turn and for the breaker of its endpoint. One that failed is made again at most twice, where
///    that may help; what takes longer is left to the caller, with the time to wait.
/// 4. An answer of a shape is checked against it. What is wrong is told to the model once; then it is refused.
public final class ModelRouter: LanguageModel {
    private let models: [ModelTier: ChatModel]
    private let caller: ModelCaller
    private let wording: StructureWording

    /// Makes a gateway.
    ///
    /// - Parameters:
    ///   - models: The models; one may serve both tiers.
    ///   - caller: Makes the calls, within the limits on spending.
    ///   - wording: What a model is told about the shape of its answer.
    public init(models: [ModelTier: ChatModel], caller: ModelCaller, wording: StructureWording) {
        self.models = models
        self.caller = caller
        self.wording = wording
    }

    /// How each model is at present, those of the fast tier first.
    public var statuses: [ModelRoute.Status] { distinct([.fast, .smart]).map(\.route.status) }

    public func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        let question = ChatQuestion(request, streams: sofar != nil)
        var (reply, model) = try await firstReply(request, question, sofar)
        if reply.content == .failure(.empty), !request.isExtra {
            let first = reply.usage
            reply = try await ask(model, request, question, sofar)
            reply.usage = first + reply.usage
        }
        guard case .success(let text) = reply.content else { throw .refused }
        return ModelAnswer(content: text, model: model.route.model, usage: reply.usage)
    }

    public func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        let question = ChatQuestion(request, shape: ChatQuestion.Shape(name: name, schema: schema.text))
        let (first, model) = try await firstReply(request, question)
        let reading = StructuredReading(first.content, schema)
        if case .value(let value) = reading {
            return ModelAnswer(content: value, model: model.route.model, usage: first.usage)
        }
        guard case .problems(let problems) = reading else { throw .refused }
        let repair = question.repaired(first.content, problems, wording)
        let second = try await ask(model, request, repair)
        guard case .value(let value) = StructuredReading(second.content, schema) else { throw .refused }
        return ModelAnswer(content: value, model: model.route.model, usage: first.usage + second.usage)
    }

    private func distinct(_ tiers: [ModelTier]) -> [ChatModel] {
        tiers.compactMap { models[$0] }.reduce(into: []) { found, model in
            if !found.contains(where: { $0.route === model.route }) { found.append(model) }
        }
    }

    /// Asks one model after another.
    private func firstReply(
        _ request: ModelRequest, _ question: ChatQuestion, _ sofar: (@Sendable (String) -> Void)? = nil
    ) async throws(ModelAbsence) -> (ChatReply, ChatModel) {
        var absences: [ModelAbsence] = []
        let tiers = [request.task.tier] + (request.isExtra ? [] : [request.task.tier.other])
        for model in distinct(tiers) {
            do throws(ModelAbsence) {
                return (try await ask(model, request, question, sofar), model)
            } catch {
                if error == .cancelled { throw .cancelled }
                absences.append(error)
            }
        }
        throw ModelAbsence(all: absences)
    }

    /// Asks one model.
    private func ask(
        _ model: ChatModel, _ request: ModelRequest, _ question: ChatQuestion,
        _ sofar: (@Sendable (String) -> Void)? = nil
    ) async throws(ModelAbsence) -> ChatReply {
        let purpose = CallPurpose(
            task: request.task, person: request.person, promptTokens: question.promptTokens,
            finishesWork: request.finishesWork, isExtra: request.isExtra)
        return try await caller.call(on: model.route, for: purpose) { () async throws(ModelFailure) in
            try await model.chat.reply(to: question, sofar: sofar)
        }
    }
}
