import Pictures

extension Examination {
    /// Cairo and Pango are looked for when the first picture is drawn, and the bot goes on without them.
    func pictures() -> Finding {
        do throws(DrawingFailure) {
            try Drawing.check()
            return .good("pictures", "Cairo, Pango and a font with letters of both languages are there")
        } catch {
            switch error {
            case .notInstalled: return .bad("pictures", "install Pango with Cairo: libpangocairo-1.0-0 on Debian")
            case .noFont: return .bad("pictures", "install a font with Cyrillic letters: fonts-paratype on Debian")
            case .invalidValue, .cairo: return .bad("pictures", "cannot be drawn: \(error)")
            }
        }
    }
}
