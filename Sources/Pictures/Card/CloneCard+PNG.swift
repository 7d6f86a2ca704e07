extension CloneCard {
    /// Draws the card.
    ///
    /// It keeps a processor busy for about a tenth of a second. The same card gives the same picture on one machine; on
    /// another, fonts may differ.
    ///
    /// - Returns: A PNG file, 1024 pixels wide and at most 1280 high.
    public func png() throws(DrawingFailure) -> [UInt8] {
        try CardPainter.png(of: self)
    }
}
