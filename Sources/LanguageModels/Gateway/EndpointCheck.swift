/// What asking an endpoint for its models brought to light.
public enum EndpointCheck: Equatable, Sendable {
    /// The server lists the model.
    case ready
    /// The server answers, but keeps no list to find the model in. Many do not; it may well be there.
    case unlisted
    /// The server lists other models only.
    case modelMissing
    /// The server did not answer, or refused.
    case failed(ModelFailure)
}

extension Gateway {
    /// Asks for the list of models, which costs nothing.
    func check(timeout: Duration) async -> EndpointCheck {
        do {
            let list = try await get("models", timeout: timeout, as: ModelList.self)
            return list.data.contains { $0.id == endpoint.model } ? .ready : .modelMissing
        } catch {
            return switch error {
            case .unknownModel, .malformedAnswer, .refused, .serverFailed(501): .unlisted
            default: .failed(error)
            }
        }
    }
}

private struct ModelList: Decodable {
    var data: [Entry]

    struct Entry: Decodable {
        var id: String
    }
}
