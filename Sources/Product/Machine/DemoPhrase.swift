/// What the demo says to whoever starts it, by its names in `locales/`.
public enum DemoPhrase: String, CaseIterable, Sendable {
    case diaries = "demo.diaries"
    case choices = "demo.choices"
    case meetings = "demo.meetings"
    case begin = "demo.begin"
    case byRules = "demo.by-rules"
    case byModel = "demo.by-model"
    case pair = "demo.pair"
    case secondTerminal = "demo.second-terminal"
    case afterwards = "demo.afterwards"
    case nobody = "demo.nobody"
    case others = "demo.others"
    case notEmpty = "demo.not-empty"
    case busy = "demo.busy"
    case unplaceable = "demo.unplaceable"
    case unreadable = "demo.unreadable"
    case unfinished = "demo.unfinished"
}
