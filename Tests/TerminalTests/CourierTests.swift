import Domain
import Engine
import Messaging
import Testing

@testable import Terminal

struct CourierTests {
    private func courier(
        _ display: BufferDisplay, media: MemoryMedia = MemoryMedia(), folder: String = "/nowhere"
    ) -> TerminalCourier {
        TerminalCourier(screen: .test(display), name: "anna", media: media, folders: [folder], texts: .test)
    }

    private func card(_ text: String, _ labels: [String] = []) -> Message {
        Message(
            RichText(text),
            keyboard: labels.isEmpty ? nil : .inline([labels.map { .init(label: $0, payload: "p:\($0)") }]))
    }

    @Test func `a message is printed with its buttons and gets a number of its own`() async throws {
        let display = BufferDisplay()
        let courier = courier(display)
        let first = try await courier.deliver(.message(card("Раз", ["А", "Б"])), to: "anna", target: nil)
        let second = try await courier.deliver(.message(card("Два", ["А"])), to: "anna", target: nil)
        #expect(first == TerminalScreen.id(1))
        #expect(second == TerminalScreen.id(2))
        #expect(display.text == "Раз\n[1] А  [2] Б\n\nДва\n[3] А\n\n")
    }

    @Test func `an edit rewrites the last message on a terminal, its buttons keeping their numbers`() async throws {
        let display = BufferDisplay(isRewritable: true)
        let courier = courier(display)
        let id = try await courier.deliver(.message(card("Раз\nдва", ["А"]), key: "k"), to: "anna", target: nil)
        _ = display.take()
        #expect(try await courier.deliver(.edit("k", card("Три", ["А"])), to: "anna", target: id) == id)
        #expect(display.text == "\r\u{1B}[4A\u{1B}[JТри\n[1] А\n\n")
    }

    @Test func `an edit of an older message is printed below with a mark`() async throws {
        let display = BufferDisplay(isRewritable: true)
        let courier = courier(display)
        let id = try await courier.deliver(.message(card("Раз"), key: "k"), to: "anna", target: nil)
        _ = try await courier.deliver(.message(card("Два")), to: "anna", target: nil)
        _ = display.take()
        #expect(try await courier.deliver(.edit("k", card("Три")), to: "anna", target: id) == id)
        #expect(display.take() == "✎ Три\n\n")
        _ = try await courier.deliver(.edit("k", card("Четыре")), to: "anna", target: id)
        #expect(display.take() == "\r\u{1B}[2A\u{1B}[JЧетыре\n\n")
        #expect(try await courier.deliver(.edit("k", card("Ранее")), to: "anna", target: 5) == 5)
        #expect(display.take() == "✎ Ранее\n\n")
    }

    @Test func `an edit in a file is printed below, unless it changes nothing`() async throws {
        let display = BufferDisplay()
        let courier = courier(display)
        let id = try await courier.deliver(.message(card("Раз"), key: "k"), to: "anna", target: nil)
        _ = try await courier.deliver(.edit("k", card("Раз")), to: "anna", target: id)
        #expect(display.text == "Раз\n\n")
        _ = try await courier.deliver(.edit("k", card("Два")), to: "anna", target: id)
        #expect(display.text == "Раз\n\n✎ Два\n\n")
    }

    @Test func `an edit of a message that was never delivered is a new message`() async throws {
        let display = BufferDisplay()
        let id = try await courier(display).deliver(.edit("k", card("Раз")), to: "anna", target: nil)
        #expect(id == TerminalScreen.id(1))
        #expect(display.text == "Раз\n\n")
    }

    @Test func `a retracted message and removed buttons vanish from the end of a terminal`() async throws {
        let display = BufferDisplay(isRewritable: true)
        let courier = courier(display)
        let id = try #require(
            try await courier.deliver(.message(card("Раз", ["А"]), key: "k"), to: "anna", target: nil))
        _ = display.take()
        _ = try await courier.deliver(.removeButtons(id), to: "anna", target: nil)
        #expect(display.take() == "\r\u{1B}[3A\u{1B}[JРаз\n\n")
        _ = try await courier.deliver(.retract("k"), to: "anna", target: id)
        #expect(display.take() == "\r\u{1B}[2A\u{1B}[J")
        _ = try await courier.deliver(.removeButtons(id), to: "anna", target: nil)
        _ = try await courier.deliver(.retract("k"), to: "anna", target: id)
        #expect(display.take() == "")
    }

    @Test func `in a file, retracting and removing buttons print nothing`() async throws {
        let display = BufferDisplay()
        let courier = courier(display)
        let id = try #require(
            try await courier.deliver(.message(card("Раз", ["А"]), key: "k"), to: "anna", target: nil))
        _ = display.take()
        _ = try await courier.deliver(.removeButtons(id), to: "anna", target: nil)
        _ = try await courier.deliver(.retract("k"), to: "anna", target: id)
        _ = try await courier.deliver(.leave, to: "anna", target: nil)
        #expect(display.text == "")
    }

    @Test func `reply buttons get numbers, and a location button a hint`() async throws {
        let display = BufferDisplay()
        let keys = Keyboard.reply([[.init(label: "Где я", sharesLocation: true)], [.init(label: "Дальше")]])
        _ = try await courier(display).deliver(.message(Message("Город?", keyboard: keys)), to: "anna", target: nil)
        #expect(display.text == "Город?\nSHARE /location 55.75 37.62\n[1] Дальше\n\n")
    }

    @Test func `a button that shares a contact is a hint, and a contact that comes is name and number`() async throws {
        let display = BufferDisplay()
        let keys = Keyboard.reply([[.init(label: "Мой контакт", sharesContact: true)]])
        _ = try await courier(display).deliver(.message(Message("Как?", keyboard: keys)), to: "anna", target: nil)
        #expect(display.take() == "Как?\nCONTACT /contact +79001234567\n\n")
        let contact = Contact(phone: "+7900", name: "Борис", surname: "Б.")
        _ = try await courier(display).deliver(.contact(contact), to: "anna", target: nil)
        #expect(display.text == "Борис Б. +7900\n\n")
    }

    @Test func `a stored file is saved, and its path printed above the caption`() async throws {
        let folder = try Folder()
        let display = BufferDisplay()
        let courier = courier(display, media: MemoryMedia(files: ["17": [1, 2], "e": [3]]), folder: folder.path)
        _ = try await courier.deliver(.voice(.stored(name: "17")), to: "anna", target: nil)
        _ = try await courier.deliver(
            .document(.stored(name: "e"), name: "all.json", caption: "Всё"), to: "anna", target: nil)
        #expect(display.text == "SAVED \(folder.file("17.ogg"))\n\nSAVED \(folder.file("all.json"))\nВсё\n\n")
        #expect(try folder.bytes("17.ogg") == [1, 2])
        #expect(try folder.bytes("all.json") == [3])
    }

    @Test func `a recording on the machine is named by its path, an unsaved file by its name`() async throws {
        let display = BufferDisplay()
        let courier = courier(display, media: MemoryMedia(files: ["p.png": [1]]))
        _ = try await courier.deliver(
            .voice(.channel(file: "/home/anna/a.ogg"), caption: "Слова"), to: "anna", target: nil)
        _ = try await courier.deliver(.photo(.stored(name: "p.png")), to: "anna", target: nil)
        #expect(display.text == "RECORDING /home/anna/a.ogg\nСлова\n\nNOT SAVED p.png\n\n")
    }

    @Test func `a file that is gone is refused, so that it holds up nothing`() async throws {
        await #expect(throws: DeliveryFailure.refused(reason: "stored file cannot be read")) {
            try await courier(BufferDisplay()).deliver(.photo(.stored(name: "p.png")), to: "anna", target: nil)
        }
    }

    @Test func `the chat of another terminal waits, and nothing of it is shown here`() async throws {
        let display = BufferDisplay()
        let courier = courier(display)
        await #expect(throws: DeliveryFailure.flooded(retryAfter: .seconds(1))) {
            try await courier.deliver(.message(Message("Раз")), to: "boris", target: nil)
        }
        await courier.show(.acknowledge(press: "1", notice: "Поздно"), in: "boris")
        #expect(display.text == "")
    }

    @Test func `what cannot be printed is delivered later`() async throws {
        let display = BufferDisplay()
        display.fail(TerminalFailure(code: 32))
        await #expect(throws: DeliveryFailure.unavailable(reason: "output: errno 32")) {
            try await courier(display).deliver(.message(Message("Раз")), to: "anna", target: nil)
        }
    }

    @Test func `notices and reactions are printed small, and being busy not at all`() async throws {
        let display = BufferDisplay(isRewritable: true, isColoured: true)
        let courier = courier(display)
        await courier.show(.activity(.typing), in: "anna")
        await courier.show(.acknowledge(press: "1", notice: nil), in: "anna")
        await courier.show(.acknowledge(press: "1", notice: "Поздно"), in: "anna")
        _ = try await courier.deliver(.reaction(3, emoji: "👍"), to: "anna", target: nil)
        #expect(display.text == "\u{1B}[2mПоздно\u{1B}[0m\n\n\u{1B}[2m👍\u{1B}[0m\n\n")
    }
}
