public import Domain

/// What can be pressed about what operators look at.
public enum ReportButton: Equatable, Sendable {
    /// An operator looks at something.
    case open(ReportID)
    /// An operator decides about whom it is of.
    case judge(Verdict, ReportID)
    /// The person objects to what was decided about them.
    case object
}

extension ReportButton {
    /// A word, and the number of what it is about.
    var payload: String {
        switch self {
        case .open(let id): "open-\(id.rawValue)"
        case .judge(let verdict, let id): "\(verdict.rawValue)-\(id.rawValue)"
        case .object: "object"
        }
    }

    /// Reads a payload; none where it is not one of ours.
    init?(payload: String) {
        if payload == "object" {
            self = .object
            return
        }
        let parts = payload.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        let id = ReportID(rawValue: number)
        if parts[0] == "open" {
            self = .open(id)
        } else if let verdict = Verdict(rawValue: String(parts[0])) {
            self = .judge(verdict, id)
        } else {
            return nil
        }
    }

    /// What must be known for it. To nobody but an operator is anything of a report known.
    func query(isOperator: Bool) -> Query {
        switch self {
        case .open(let id), .judge(_, let id): isOperator ? .report(id) : .person
        case .object: .person
        }
    }
}
