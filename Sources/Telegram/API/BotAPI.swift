public import Curl
public import Engine
import FoundationEssentials

/// Calls methods of the Bot API, as one bot, on one server. Calls do not wait for each other.
public struct BotAPI: Sendable {
    /// The address of Telegram's own server.
    public static let telegramServer = "https://api.telegram.org"

    /// Whether the server is one's own, which hands out files of any size and may name them by local paths.
    public let isSelfHosted: Bool

    let client: any HTTPClient
    let token: Token
    private let server: String
    private let metrics: Metrics
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    /// Speaks for a bot.
    ///
    /// - Parameters:
    ///   - token: Which bot.
    ///   - server: The base URL of the Bot API server.
    ///   - client: What carries the requests.
    ///   - metrics: Counts the answers that ask to wait.
    public init(
        token: Token, server: String = BotAPI.telegramServer, client: any HTTPClient, metrics: Metrics = Metrics()
    ) {
        self.token = token
        self.metrics = metrics
        self.server = String(server.reversed().drop { $0 == "/" }.reversed())
        self.client = client
        isSelfHosted = self.server != BotAPI.telegramServer
    }

    /// Calls a method.
    func call<Method: BotMethod>(_ method: Method) async throws(BotAPIFailure) -> Method.Answer {
        let request = try request(for: method)
        let response: HTTPResponse
        do {
            response = try await client.send(request)
        } catch {
            throw .network(error)
        }
        do {
            return try result(of: method, in: response)
        } catch {
            if case .flooded = error { countFlood(of: Method.name) }
            throw error
        }
    }

    /// Counts an answer that asks to wait (429), whatever it was an answer to.
    func countFlood(of method: String) {
        metrics.counter(
            "dvoinik_telegram_429_total", help: "Answers of the Bot API server that ask to wait, by method.",
            labels: ["method": method]
        ).increment()
    }

    /// A request for the contents of a file on the server.
    func fileRequest(path: String, deadline: Duration) -> HTTPRequest {
        HTTPRequest(url: "\(server)/file/bot\(token.secret)/\(Self.percentEncoded(path))", timeout: deadline)
    }

    private func request<Method: BotMethod>(for method: Method) throws(BotAPIFailure) -> HTTPRequest {
        let url = "\(server)/bot\(token.secret)/\(Method.name)"
        if let form = method.form {
            return HTTPRequest(method: .post, url: url, body: .multipart(form), timeout: method.deadline)
        }
        guard let json = try? encoder.encode(method) else {
            throw .badRequest(description: "the parameters cannot be encoded")
        }
        let body = HTTPRequest.Body.bytes([UInt8](json), contentType: "application/json")
        return HTTPRequest(method: .post, url: url, body: body, timeout: method.deadline)
    }

    private func result<Method: BotMethod>(
        of method: Method, in response: HTTPResponse
    ) throws(BotAPIFailure) -> Method.Answer {
        let answer = try? decoder.decode(Answer<Method.Answer>.self, from: Data(response.body))
        if let result = answer?.result, response.status < 300 { return result }
        throw BotAPIFailure(
            status: response.status, refusal: answer?.refusal, wait: response.retryAfter, method: Method.name,
            redact: token.redacted)
    }

    /// Escapes what may not stand in the path of a URL (RFC 3986, section 3.3).
    private static func percentEncoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var encoded = String.UnicodeScalarView()
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isASCII, scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar) {
                encoded.append(scalar)
            } else {
                encoded.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(encoded)
    }
}
