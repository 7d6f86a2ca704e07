import Messaging

/// Which number presses which button. Numbers count up, so that older buttons can still be pressed.
struct ButtonBook {
    /// What pressing a button comes to.
    enum Press: Hashable {
        /// A button under a message.
        case payload(String, message: MessageID)
        /// A reply button, which says something in the person's stead.
        case words(String)
    }

    private var presses: [Press] = []
    private var numbers: [Press: Int] = [:]

    /// What a number presses, if there is such a button.
    func press(_ number: Int) -> Press? {
        presses.indices.contains(number - 1) ? presses[number - 1] : nil
    }

    /// Numbers the buttons under a message. A button that stays when its message is edited keeps its number.
    mutating func number(_ rows: [[Keyboard.Button]], under message: MessageID) -> [[NumberedLabel]] {
        rows.map { row in
            row.map { NumberedLabel(number: number(of: .payload($0.payload, message: message)), label: $0.label) }
        }
    }

    /// Numbers reply buttons, but for those that share something.
    mutating func number(_ rows: [[Keyboard.ReplyButton]]) -> [[NumberedLabel]] {
        rows.map { row in
            row.filter(\.saysLabel).map {
                NumberedLabel(number: number(of: .words($0.label)), label: $0.label)
            }
        }
    }

    private mutating func number(of press: Press) -> Int {
        if let number = numbers[press] { return number }
        presses.append(press)
        numbers[press] = presses.count
        return presses.count
    }
}
