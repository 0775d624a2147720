package io.shopkeeper.language.reviews;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.words.Clauses;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import java.util.ArrayList;
import java.util.List;

/// Reads single texts. Immutable; safe for any number of threads. A text is data: nothing in it is
/// followed.
///
/// @param lexicon of opinions
/// @param catalogue of aspects
/// @param keywords of the texts it is compared with
public record ReviewAnalyser(
    SentimentModel sentiment,
    OpinionLexicon lexicon,
    AspectCatalogue catalogue,
    Keywords keywords) {
  private static final int MOST_CLAUSES = 200;
  private static final int KEYWORDS = 5;

  /// A clause without opinion words is judged by the model if it is this sure of it.
  private static final double SURE = .8;

  /// What is there before anything was learned.
  public static ReviewAnalyser untrained() {
    OpinionLexicon lexicon = OpinionLexicon.common();
    return new ReviewAnalyser(
        new LexiconSentiment(lexicon), lexicon, AspectCatalogue.common(), Keywords.NONE);
  }

  public ReviewAnalyser with(AspectCatalogue other) {
    return new ReviewAnalyser(sentiment, lexicon, other, keywords);
  }

  /// Reads a text. One without letters is undecided and says nothing.
  public TextAnalysis analyse(String text) {
    String plain = PlainText.of(text);
    Language language = Language.of(plain);
    boolean cut = plain.length() < text.length();
    List<Span> clauses = Clauses.of(plain);
    if (clauses.isEmpty()) {
      return new TextAnalysis(language, cut, .5, new Evidence(List.of(), .5), List.of(), List.of());
    }
    double inFavour = sentiment.inFavour(plain);
    var reader = new AspectReader(catalogue, lexicon);
    var aspects = new ArrayList<AspectMention>();
    var words = new ArrayList<List<Word>>();
    for (Span clause : clauses.subList(0, Math.min(MOST_CLAUSES, clauses.size()))) {
      List<Word> own = Words.of(plain, clause);
      words.add(own);
      reader.mentions(plain, clause, own).stream()
          .map(mention -> judged(plain, mention))
          .forEach(aspects::add);
    }
    return new TextAnalysis(
        language,
        cut,
        inFavour,
        Evidence.of(plain, sentiment, inFavour),
        aspects,
        keywords.best(Keywords.phrases(plain, words), KEYWORDS));
  }

  /// Without opinion words, what a learned model makes of the clause.
  private AspectMention judged(String plain, AspectMention mention) {
    if (!mention.opinions().isEmpty() || !(sentiment instanceof LearnedSentiment)) {
      return mention;
    }
    double clause = sentiment.inFavour(mention.clause().in(plain));
    double polarity = clause >= SURE || clause <= 1 - SURE ? 2 * clause - 1 : 0;
    return new AspectMention(
        mention.aspect(), mention.term(), mention.clause(), List.of(), polarity);
  }
}
