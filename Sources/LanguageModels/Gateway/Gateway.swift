import Curl
import FoundationEssentials

/// Carries requests to one endpoint and turns everything but a well-formed success into a ``ModelFailure``.
struct Gateway: Sendable {
    let endpoint: Endpoint
    let http: any HTTPClient

    /// Fetches a value.
    func get<Answer: Decodable>(
        _ path: String, timeout: Duration, as type: Answer.Type
    ) async throws(ModelFailure) -> Answer {
        try await send(HTTPRequest(url: endpoint.url(of: path), timeout: timeout))
    }

    /// Posts a body and takes the value that comes back.
    func post<Answer: Decodable>(
        _ path: String, _ body: HTTPRequest.Body, timeout: Duration, as type: Answer.Type
    ) async throws(ModelFailure) -> Answer {
        try await send(HTTPRequest(method: .post, url: endpoint.url(of: path), body: body, timeout: timeout))
    }

    private func send<Answer: Decodable>(_ request: HTTPRequest) async throws(ModelFailure) -> Answer {
        let response = try await respond(to: request)
        guard (200..<300).contains(response.status) else { throw ModelFailure(response) }
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(response.body))
        } catch {
            throw .malformedAnswer
        }
    }

    private func respond(to request: HTTPRequest) async throws(ModelFailure) -> HTTPResponse {
        var request = request
        request.headers.append(.init(name: "Accept", value: "application/json"))
        if let key = endpoint.apiKey {
            request.headers.append(.init(name: "Authorization", value: "Bearer \(key.revealed)"))
        }
        do {
            return try await http.send(request)
        } catch {
            throw ModelFailure(error)
        }
    }
}
