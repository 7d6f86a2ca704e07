extension CloneCard: Picture, Paintable {
    public func png() throws(DrawingFailure) -> [UInt8] { try CardPainter.draw(self).png() }
}
