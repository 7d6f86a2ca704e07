/// Words that say nothing about what a sentence is about.
enum StopWords {
    /// Whether a word is one of them.
    ///
    /// - Parameter word: In lower case, with `ё` as `е`.
    static func contains(_ word: String) -> Bool {
        russian.contains(word) || english.contains(word)
    }

    private static let russian = set(
        """
        а без бы был была были было быть в вам вас ваш ваша ваше ваши весь во вот все всего всей всех вы где да даже \
        для до его ее если есть еще ж же за и из или им ими их к как какая какие какой ко когда кто ли либо меня мне \
        мной мои мой моя мое моего моей моих мы на над нам нами нас наш не него нее ней нет ни ним них но ну о об \
        однако он она они оно от по под после потому потом при про с сам сама самом свое своего своей свои своих себе \
        себя со так также такой такая такие там тебе тебя тем то тобой тогда того тоже той только том тот ты у уж уже \
        хоть чего чей чем что чтоб чтобы чье чья эта эти это этого этой этом этот эту я
        """)

    private static let english = set(
        """
        a about above after again against all am an and any are as at be because been before being below between both \
        but by can could d did do does doing don down during each few for from further had has have having he her here \
        hers herself him himself his how i if in into is it its itself just ll m me more most my myself no nor not now \
        o of off on once only or other our ours ourselves out over own re s same she should so some such t than that \
        the their theirs them themselves then there these they this those through to too under until up ve very was we \
        were what when where which while who whom why will with would y you your yours yourself yourselves
        """)

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(separator: " ").map(String.init))
    }
}
