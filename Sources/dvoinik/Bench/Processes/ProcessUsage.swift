import Foundation

/// What a running process has used so far (proc(5), clock_getcpuclockid(3)).
struct ProcessUsage {
    /// Seconds of the user and the system.
    let cpuSeconds: Double
    /// Resident memory now, in MB of 2²⁰ bytes.
    let memory: Double
    /// The most that was ever resident, in MB of 2²⁰ bytes.
    let peakMemory: Double

    /// Looks at a process.
    ///
    /// - Throws: `BenchFailure.usageUnknown` where there is none of that number.
    init(of process: pid_t) throws {
        var (clock, time) = (clockid_t(), timespec())
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            throw BenchFailure.usageUnknown
        }
        cpuSeconds = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        memory = try Self.megabytes("VmRSS:", in: status)
        peakMemory = try Self.megabytes("VmHWM:", in: status)
    }

    private static func megabytes(_ name: String, in status: String) throws -> Double {
        let words = status.split(separator: "\n").first { $0.hasPrefix(name) }?.split(whereSeparator: \.isWhitespace)
        guard let words, words.count > 1, let kilobytes = Double(words[1]) else { throw BenchFailure.usageUnknown }
        return kilobytes / 1024
    }
}
