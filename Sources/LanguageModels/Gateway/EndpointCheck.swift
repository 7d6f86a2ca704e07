import Curl

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
    /// Asks for the list of models, and where there is none, whether the protocol is spoken at a path. Neither costs
    /// anything.
    ///
    /// - Parameters:
    ///   - path: Where a request that lacks its input is posted: a server that speaks the protocol says that it is
    ///     missing, while anything else that happens to be at the address does not know the path.
    ///   - body: That request.
    ///   - type: What an answer would be.
    func check(
        timeout: Duration, probing path: String, _ body: HTTPRequest.Body, as type: (some Decodable).Type
    ) async -> EndpointCheck {
        let check = await list(timeout: timeout)
        guard check == .unlisted else { return check }
        do throws(ModelFailure) {
            _ = try await post(path, body, timeout: timeout, as: type)
            return .unlisted
        } catch {
            return switch error {
            case .refused, .serverFailed: .unlisted
            default: .failed(error)
            }
        }
    }

    private func list(timeout: Duration) async -> EndpointCheck {
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
