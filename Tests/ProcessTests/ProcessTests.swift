import ProcessTesting
import Testing

/// Tests of the release binary, one after another: each of them may want the whole machine.
@Suite(
    .serialized,
    .enabled(if: Workplace.binary != nil, "DVOINIK_BINARY names no release binary; ./dvoinik test builds one"))
enum ProcessTests {}

extension BotProcess.End {
    /// Whether nothing it said tells the token, or the part of it that is secret.
    var keepsSecrets: Bool {
        !output.contains(ChatServer.token.split(separator: ":")[1])
    }

    /// What it said, a line each.
    var lines: [Substring] { output.split(separator: "\n") }
}
