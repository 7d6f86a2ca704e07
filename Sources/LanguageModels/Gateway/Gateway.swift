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
        try Self.decode(type, from: await respond(to: HTTPRequest(url: endpoint.url(of: path), timeout: timeout)))
    }

    /// Posts a body and takes the value that comes back.
    func post<Answer: Decodable>(
        _ path: String, _ body: HTTPRequest.Body, timeout: Duration, as type: Answer.Type
    ) async throws(ModelFailure) -> Answer {
        try Self.decode(type, from: await exchange(path, body, timeout: timeout))
    }

    /// Posts a body and takes whatever comes back.
    ///
    /// - Parameter pieces: Takes the body of a success as it comes; where it is nil, the answer holds it.
    func exchange(
        _ path: String, _ body: HTTPRequest.Body, timeout: Duration, pieces: (@Sendable ([UInt8]) -> Void)? = nil
    ) async throws(ModelFailure) -> HTTPResponse {
        try await respond(
            to: HTTPRequest(method: .post, url: endpoint.url(of: path), body: body, timeout: timeout), pieces: pieces)
    }

    /// Reads the value out of an answer.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type, from response: HTTPResponse
    ) throws(ModelFailure) -> Answer {
        guard (200..<300).contains(response.status) else { throw ModelFailure(response) }
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(response.body))
        } catch {
            throw ModelFailure(errorIn: response)
        }
    }

    private func respond(
        to request: HTTPRequest, pieces: (@Sendable ([UInt8]) -> Void)? = nil
    ) async throws(ModelFailure) -> HTTPResponse {
        var request = request
        request.headers.append(.init(name: "Accept", value: "application/json"))
        if let key = endpoint.apiKey {
            request.headers.append(.init(name: "Authorization", value: "Bearer \(key.revealed)"))
        }
        do {
            guard let pieces else { return try await http.send(request) }
            return try await http.stream(request, pieces: pieces)
        } catch {
            throw ModelFailure(error)
        }
    }
}
