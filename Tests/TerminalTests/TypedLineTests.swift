import Testing

@testable import Terminal

struct TypedLineTests {
    @Test(
        arguments: [
            ("", .nothing),
            ("  \t ", .nothing),
            ("Привет, как дела?", .text("Привет, как дела?")),
            ("  края  ", .text("края")),
            ("\u{1B}[Aпосле стрелки", .text("[Aпосле стрелки")),
            ("3", .number(3, text: "3")),
            ("#12", .number(12, text: "#12")),
            ("3 яблока", .text("3 яблока")),
            ("-3", .text("-3")),
            ("٣", .text("٣")),
            ("#", .text("#")),
            ("99999999999999999999", .text("99999999999999999999")),
            ("/start", .command(name: "start", argument: "")),
            ("/Start  friend_42 ", .command(name: "start", argument: "friend_42")),
            ("/diary@dvoinik_bot 2", .command(name: "diary", argument: "2")),
            ("/", .text("/")),
            ("/@bot", .text("/@bot")),
            ("/home/anna/note.ogg", .text("/home/anna/note.ogg")),
            ("/привет", .text("/привет")),
            ("/voice ~/мой день.ogg", .recording(path: "~/мой день.ogg", isForwarded: false)),
            ("/forward a.ogg", .recording(path: "a.ogg", isForwarded: true)),
            ("/voice", .incomplete(.voice)),
            ("/forward ", .incomplete(.forward)),
            ("/edit", .ownMessages),
            ("/edit 2 новые  слова", .edit(2, "новые  слова")),
            ("/edit 2", .incomplete(.edit)),
            ("/edit два слова", .incomplete(.edit)),
            ("/contact +7 900 123-45-67", .contact(phone: "+79001234567")),
            ("/contact", .incomplete(.contact)), ("/contact anna", .incomplete(.contact)),
            ("/location 55.75 37.62", .location(latitude: 55.75, longitude: 37.62)),
            ("/location 55.75, -37.62", .location(latitude: 55.75, longitude: -37.62)),
            ("/location 91 0", .incomplete(.location)),
            ("/location nan 0", .incomplete(.location)),
            ("/location 55", .incomplete(.location)),
            ("/photo", .photo(caption: nil)),
            ("/photo у моря", .photo(caption: "у моря")),
            ("/quit", .quit),
        ] as [(String, TypedLine)])
    func `a line is read`(line: String, expected: TypedLine) {
        #expect(TypedLine(line) == expected)
    }

    @Test(arguments: [
        ("note.ogg", "/home/anna/notes/note.ogg"),
        ("/tmp/note.ogg", "/tmp/note.ogg"),
        ("~/note.ogg", "/home/anna/note.ogg"),
        ("~", "/home/anna"),
        ("~other/note.ogg", "/home/anna/notes/~other/note.ogg"),
        ("'/tmp/my note.ogg'", "/tmp/my note.ogg"),
        ("\"~/my note.ogg\"", "/home/anna/my note.ogg"),
        ("/tmp/my\\ note.ogg", "/tmp/my note.ogg"),
        ("/tmp/a\\\\b.ogg", "/tmp/a\\b.ogg"),
        ("'", "/home/anna/notes/'"),
    ])
    func `a path becomes absolute`(typed: String, expected: String) {
        let paths = PathResolver(home: "/home/anna", workingDirectory: "/home/anna/notes")
        #expect(paths.absolute(typed) == expected)
    }

    @Test(
        arguments: [
            (["LANG": "ru_RU.UTF-8"], "ru"),
            (["LANG": "en_GB"], "en"),
            (["LANG": "sr@latin"], "sr"),
            (["LANG": "ru_RU.UTF-8", "LC_ALL": "en_US.UTF-8"], "en"),
            (["LANG": "ru_RU.UTF-8", "LC_ALL": "", "LC_MESSAGES": "de_DE"], "de"),
            (["LANG": "C.UTF-8"], nil),
            (["LANG": "POSIX"], nil),
            ([:], nil),
        ] as [([String: String], String?)])
    func `the locale names the language`(environment: [String: String], expected: String?) {
        #expect(LocaleLanguage.tag(in: environment) == expected)
    }
}
