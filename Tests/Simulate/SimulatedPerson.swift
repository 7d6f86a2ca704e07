import Dialogue
import Domain
import Messaging
import NIOConcurrencyHelpers

/// A person on the other side: faithful ones keep a diary as it is meant; monkeys send and press whatever there is.
struct SimulatedPerson {
    /// Something for the diary.
    struct Note {
        var message: MessageID
        var words: String
    }

    /// A pressed button.
    struct Press {
        /// The name under which it is answered.
        var name: String
        var payload: String
        /// Whether it means nothing any more; nil where the person cannot know.
        var isStale: Bool?
    }

    enum Act {
        case say(Arrival.Content)
        case note
        case wish
        case consent(Bool)
        case finish
        /// Lets the model read, or not.
        case allow(Bool)
        case ask
        case rate
        case play
        case tap
        /// Something about meeting people.
        case meet
        case monkey
    }

    let number: Int
    let isFaithful: Bool
    /// Hours from UTC of where they live.
    let offset: Int
    private(set) var notes: [Note] = []
    private(set) var presses: [Press] = []
    /// What the person has told of themselves; nil where nobody keeps account of it.
    private(set) var profile: Profile?
    /// When the person turned reminders on or off.
    private(set) var reminderChanges: [(at: Timestamp, isOn: Bool)] = []
    /// How they play the game of guesses.
    private(set) var game = Game()
    /// How they want to meet others.
    private(set) var sociability = Sociability()
    /// How often they asked their clone, while they had agreed to the diary.
    private(set) var questions = 0
    /// Whether they ever let the model read.
    private(set) var hasAllowed = false
    /// The last rating of each answer by each axis.
    private(set) var ratings: [AdviceID: [AdviceRecord.Axis: Bool]] = [:]
    private(set) var updates = 0
    /// Whether the bot has taken the chat for a group, and left it.
    private var isLeft = false
    private var plan: [(at: Timestamp, act: Act)]
    private var nextMessage: MessageID = 1

    var chat: String { "\(10_000 + number)" }
    var address: Address { Address(channel: .telegram, chat: chat) }

    /// Cities of one zone each, and its hours from UTC.
    private static let places = [
        (["Москва", "Санкт-Петербург", "Казань"], 3), (["Екатеринбург", "Челябинск", "Тюмень"], 5),
        (["Владивосток", "Хабаровск"], 10), (["Калининград"], 2),
    ]

    private var cities: [String] { Self.places[number % Self.places.count].0 }

    static func faithful(number: Int, chance: Chance, start: Timestamp, days: Int) -> SimulatedPerson {
        let (cities, offset) = places[number % places.count]
        let hour = chance.number(in: 9...22)
        let birth = start + .minutes(chance.number(in: 1...600))
        var plan = onboarding(in: cities[0], remindedAt: hour).enumerated().map { index, content in
            (at: birth + .minutes(5 * index), act: Act.say(content))
        }
        for day in 1..<max(days, 2) where chance.happens(0.6) {
            let local = start + .days(day) + .minutes(chance.number(in: 8 * 60...22 * 60)) - .hours(offset)
            let count = chance.number(in: 1...3)
            plan += (0..<count).map { (at: local + .minutes($0), act: Act.note) }
            if chance.happens(0.5) { plan.append((at: local + .minutes(count + 1), act: .finish)) }
        }
        plan += wishes(chance, start: start, days: days)
        if number.isMultiple(of: 2) { plan += questions(chance, start: start, days: days) }
        if number.isMultiple(of: 3) { plan += rounds(chance, start: start, days: days) }
        if number.isMultiple(of: 4) { plan += meetings(chance, start: start, days: days) }
        var person = SimulatedPerson(
            number: number, isFaithful: true, offset: offset, plan: plan.sorted { $0.at < $1.at })
        person.profile = Profile(
            language: .russian, name: "Анна", birthDate: LocalDate(year: 1990, month: 5, day: 17), city: cities[0],
            purposes: [.advice], reminder: LocalTime(wrapping: hour * 60), quiet: .usual, keepsRecordings: true,
            agrees: true)
        return person
    }

    /// Lets the model read after a while, which some take back for good or for some days. Asks the clone now and then;
    /// some answers are rated, some of them twice.
    private static func questions(_ chance: Chance, start: Timestamp, days: Int) -> [(at: Timestamp, act: Act)] {
        func moment(on day: Int) -> Timestamp { start + .days(day) + .minutes(chance.number(in: 0...1439)) }
        var permissions = [(at: moment(on: chance.number(in: 1...3)), act: Act.allow(true))]
        if days > 8, chance.happens(0.3) {
            let withdrawal = moment(on: chance.number(in: 4...days - 3))
            permissions.append((at: withdrawal, act: .allow(false)))
            if chance.happens(0.7) {
                permissions.append((at: withdrawal + .minutes(chance.number(in: 5...4000)), act: .allow(true)))
            }
        }
        return (1..<max(days, 2)).filter { _ in chance.happens(0.3) }.reduce(into: permissions) { plan, day in
            let moment = moment(on: day)
            plan.append((at: moment, act: .ask))
            plan += (0..<chance.number(in: 0...2)).map { (at: moment + .minutes(15 + 6 * $0), act: .rate) }
        }
    }

    /// Settings that are changed now and then, and a consent that some take back for a few hours.
    private static func wishes(_ chance: Chance, start: Timestamp, days: Int) -> [(at: Timestamp, act: Act)] {
        func moment(on day: Int) -> Timestamp { start + .days(day) + .minutes(chance.number(in: 0...1439)) }
        var plan = (1..<max(days, 2)).filter { _ in chance.happens(0.2) }.map { (at: moment(on: $0), act: Act.wish) }
        if days > 3, chance.happens(0.3) {
            let withdrawal = moment(on: chance.number(in: 1...days - 3))
            plan.append((at: withdrawal, act: .consent(false)))
            plan.append((at: withdrawal + .minutes(chance.number(in: 5...600)), act: .consent(true)))
        }
        return plan
    }

    /// Rounds of guesses, most of them answered, some twice.
    private static func rounds(_ chance: Chance, start: Timestamp, days: Int) -> [(at: Timestamp, act: Act)] {
        (1..<max(days, 2)).filter { _ in chance.happens(0.4) }.flatMap { day -> [(at: Timestamp, act: Act)] in
            let moment = start + .days(day) + .minutes(chance.number(in: 0...1439))
            let taps = (0..<chance.number(in: 0...3)).map { (at: moment + .minutes(20 + 7 * $0), act: Act.tap) }
            return [(at: moment, act: .play)] + taps
        }
    }

    /// What somebody does about meeting people, who may be too young for it or not have let the model read.
    private static func meetings(_ chance: Chance, start: Timestamp, days: Int) -> [(at: Timestamp, act: Act)] {
        (1..<max(days, 2)).filter { _ in chance.happens(0.2) }.map { day in
            (at: start + .days(day) + .minutes(chance.number(in: 0...1439)), act: Act.meet)
        }
    }

    static func monkey(number: Int, chance: Chance, start: Timestamp, days: Int) -> SimulatedPerson {
        let count = 6 * days
        let moments = (0..<count).map { _ in start + .minutes(chance.number(in: 0...days * 1440 - 1)) }.sorted()
        return SimulatedPerson(
            number: number, isFaithful: false, offset: 0, plan: moments.map { (at: $0, act: .monkey) })
    }

    private init(number: Int, isFaithful: Bool, offset: Int, plan: [(at: Timestamp, act: Act)]) {
        self.number = number
        self.isFaithful = isFaithful
        self.offset = offset
        self.plan = plan.reversed()
    }

    /// Does what is due.
    mutating func act(at now: Timestamp, on wire: Wire, with chance: Chance, _ recordings: Recordings) {
        while let next = plan.last, next.at <= now {
            plan.removeLast()
            switch next.act {
            case .say(let content): send(content, at: now, on: wire)
            case .note: keepNote(at: now, on: wire, with: chance, recordings)
            case .finish: pressLast("done:", at: now, on: wire)
            case .allow(let isAllowed):
                guard profile?.agrees == true else { continue }
                follow(.cloneConsent(isAllowed), at: now, on: wire)
                hasAllowed = hasAllowed || isAllowed
                sociability.allow(isAllowed)
            case .ask: ask(at: now, on: wire, with: chance)
            case .rate: rate(at: now, on: wire, with: chance)
            case .play: send(.command(name: "guess", argument: ""), at: now, on: wire)
            case .tap: tap(at: now, on: wire, with: chance)
            case .wish: wish(at: now, on: wire, with: chance)
            case .meet: meet(at: now, on: wire, with: chance)
            case .consent(let isGiven):
                if !isGiven { sociability.allow(false) }
                follow(.consent(isGiven), at: now, on: wire)
            case .monkey: send(whim(on: wire, with: chance, recordings), at: now, on: wire)
            }
        }
    }

    /// Whether they are about to answer a guess.
    func taps(at now: Timestamp) -> Bool {
        plan.reversed().prefix { $0.at <= now }.contains { if case .tap = $0.act { true } else { false } }
    }

    /// Looks, in their place, at the rounds that are open.
    mutating func witness(_ rounds: [GuessRound]) { game.witness(rounds) }

    private mutating func tap(at now: Timestamp, on wire: Wire, with chance: Chance) {
        let buttons = wire.buttons(in: chat)
        guard let tap = game.tap(among: buttons, isHeard: profile?.agrees == true, chance) else { return }
        send(.button(payload: tap.payload, press: ""), at: now, on: wire, isStale: tap.isStale)
    }

    private mutating func ask(at now: Timestamp, on wire: Wire, with chance: Chance) {
        questions += profile?.agrees == true ? 1 : 0
        let question = chance.one(of: ["Что бы я сделал?", "written or spoken?", "Как обычно?", "?"]) ?? "?"
        send(.command(name: "ask", argument: question), at: now, on: wire)
    }

    /// Rates an answer, the newest or any, as like them or not, useful or not.
    private mutating func rate(at now: Timestamp, on wire: Wire, with chance: Chance) {
        let buttons = wire.buttons(in: chat).filter { $0.hasPrefix("rate-useful") || $0.hasPrefix("rate-likeMe-1") }
        guard let payload = chance.one(of: buttons) else { return }
        if case .rate(let id, let axis, let isSo) = Button(payload: payload) { ratings[id, default: [:]][axis] = isSo }
        send(.button(payload: payload, press: ""), at: now, on: wire)
    }

    private mutating func keepNote(at now: Timestamp, on wire: Wire, with chance: Chance, _ recordings: Recordings) {
        let file = "note-\(chance.number(in: 1...6))"
        if chance.happens(0.5), let words = recordings.words[file] {
            notes.append(Note(message: nextMessage, words: words))
            send(.voice(Recording(file: file, seconds: 1)), at: now, on: wire)
        } else {
            let words = "written as message \(nextMessage) by \(number)"
            notes.append(Note(message: nextMessage, words: words))
            send(.text(words), at: now, on: wire)
        }
    }

    private mutating func wish(at now: Timestamp, on wire: Wire, with chance: Chance) {
        guard chance.happens(0.3) else { return follow(.setting(cities: cities, chance), at: now, on: wire) }
        let neighbour = "\(10_000 + (number == 0 ? 1 : number - 1))"
        let entry = wire.buttons(in: neighbour).last { $0.hasPrefix("add:") }.flatMap { Int64($0.dropFirst(4)) }
        follow(.stale(entry: entry, chance), at: now, on: wire)
    }

    private mutating func meet(at now: Timestamp, on wire: Wire, with chance: Chance) {
        guard let profile else { return }
        let day = LocalDateTime(secondsSinceEpoch: Int(now.seconds) + offset * 3600).date
        let isAdult = profile.birthDate.map { $0.age(on: day) >= Person.ageOfConsent } ?? false
        let steps = sociability.act(
            mayMeet: isAdult && profile.agrees && profile.city != nil, language: profile.language, chance)
        send(steps, at: now, on: wire)
    }

    private mutating func follow(_ wish: Wish, at now: Timestamp, on wire: Wire) {
        send(wish.steps, at: now, on: wire, isStale: wish.isStale)
        guard var profile else { return }
        wish.change(&profile)
        if (profile.reminder == nil) != (self.profile?.reminder == nil) {
            reminderChanges.append((at: now, isOn: profile.reminder != nil))
        }
        self.profile = profile
    }

    private mutating func send(_ steps: [Wish.Step], at now: Timestamp, on wire: Wire, isStale: Bool = false) {
        for step in steps {
            switch step {
            case .press(let payload): send(.button(payload: payload, press: ""), at: now, on: wire, isStale: isStale)
            case .write(let text): send(.text(text), at: now, on: wire)
            }
        }
    }

    private mutating func pressLast(_ prefix: String, at now: Timestamp, on wire: Wire) {
        let payload = wire.buttons(in: chat).last { $0.hasPrefix(prefix) }
        if let payload { send(.button(payload: payload, press: ""), at: now, on: wire) }
    }

    private mutating func send(
        _ content: Arrival.Content, at now: Timestamp, on wire: Wire, isStale: Bool? = nil
    ) {
        updates += 1
        var content = content
        if case .button(let payload, _) = content {
            let press = Press(name: "\(number)-\(updates)", payload: payload, isStale: isStale)
            if !isLeft { presses.append(press) }
            content = .button(payload: payload, press: press.name)
        }
        if content == .group { isLeft = true }
        wire.send(
            Arrival(
                address: address, deliveryKey: "tg:\(number)-\(updates)",
                sender: Sender(name: "P\(number)", languageTag: "ru"),
                sentAt: now, message: nextMessage, content: content))
        nextMessage += 1
    }

    private static func onboarding(in place: String, remindedAt hour: Int) -> [Arrival.Content] {
        func press(_ button: Button) -> Arrival.Content { .button(payload: button.payload, press: "") }
        return [
            .command(name: "start", argument: ""), press(.language(.russian)), press(.consent(true)),
            .text("17.05.1990"),
            .text("Анна"), .text(place), press(.purpose(.advice)), press(.purposesDone),
            press(.reminder(LocalTime(wrapping: hour * 60))),
        ]
    }

    private func whim(on wire: Wire, with chance: Chance, _ recordings: Recordings) -> Arrival.Content {
        let file = "note-\(chance.number(in: 1...7))"
        switch chance.number(in: 0...9) {
        case 0...3:
            let payload = chance.one(of: wire.buttons(in: chat)) ?? "done:17"
            return .button(payload: payload, press: "")
        case 4: return .voice(Recording(file: file, seconds: 3, isForwarded: chance.happens(0.2)))
        case 5: return .text(chance.one(of: ["9:30", "17 мая 1990", "Москва", "<b>&", "удалить", "🙂", "Ростов"]) ?? "")
        case 6:
            let commands = [
                "start", "diary", "settings", "privacy", "export", "help", "cancel", "delete", "what", "guess", "clone",
                "matches",
            ]
            return .command(name: chance.one(of: commands) ?? "start", argument: "x")
        case 7: return .edited("new words")
        case 8:
            return .attachment(
                chance.one(of: Arrival.Attachment.allCases) ?? .other, caption: chance.happens(0.5) ? "c" : nil)
        default:
            return chance.one(of: [.location(latitude: 55.7, longitude: 37.6), .blocked, .unblocked, .group])
                ?? .blocked
        }
    }
}

extension Wire {
    /// The payloads of all buttons a person can see, the oldest message first.
    func buttons(in chat: String) -> [String] {
        state.withLockedValue { state in
            let shown = (state.chats[chat] ?? [:]).sorted { $0.key < $1.key }.map(\.value).filter { !$0.isRetracted }
            return shown.flatMap { shown -> [String] in
                guard case .inline(let rows) = shown.message.keyboard else { return [] }
                return rows.joined().map(\.payload)
            }
        }
    }
}
