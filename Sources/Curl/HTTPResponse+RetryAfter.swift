import CCurl
import Glibc

extension HTTPResponse {
    /// How long the server asks to wait (`Retry-After`, RFC 9110, section 10.2.3), a day at most; none where it does not.
    ///
    /// A date is counted from the answer's own date, so that it does not matter whether both clocks agree.
    public var retryAfter: Duration? {
        let headers = headers
        guard let asked = headers["retry-after"] else { return nil }
        if let seconds = Double(asked) { return seconds >= 0 ? Self.wait(seconds) : nil }
        guard let moment = Self.seconds(of: asked) else { return nil }
        return Self.wait(moment - (headers["date"].flatMap(Self.seconds) ?? Double(time(nil))))
    }

    private static func wait(_ seconds: Double) -> Duration {
        .seconds(min(max(seconds, 0), 86_400))
    }

    /// The seconds from the Unix epoch to a date in any of the forms of HTTP (section 5.6.7).
    private static func seconds(of date: String) -> Double? {
        let seconds = curl_getdate(date, nil)
        return seconds < 0 ? nil : Double(seconds)
    }
}
