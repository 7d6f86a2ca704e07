import Testing
import Words

@Suite struct SectionedTextTests {
    @Test func `has the lines of each section, without comments and blanks`() {
        let text = SectionedText(
            """
            # about the file
            [one]   # the first
              a b;c
            d # not this

            [two]
            [one]
            e
            """)
        #expect(text.sections == ["one": ["a b;c", "d", "e"]])
        #expect(text.words("one") == ["a", "b", "c", "d", "e"] && text.words("two") == [])
    }
}
