package io.shopkeeper.language.insight;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.AspectMention;
import io.shopkeeper.language.reviews.TextAnalysis.Sentiment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which reviews to look at.
///
/// @param product null for those of all
/// @param category empty for all
/// @param aspect its id, of those who speak of it; empty for all
/// @param polarity of what is said of the aspect, or of the review where none is given
/// @param words that stand in the text, in any case; empty for all
public record ReviewFilter(
    @Nullable ProductId product,
    String category,
    String aspect,
    @Nullable Polarity polarity,
    String words) {

  /// How something is judged.
  public enum Polarity {
    POSITIVE,
    NEGATIVE,
    /// Both or neither.
    NEUTRAL;

    /// The name in links and answers, as in `negative`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Polarity of(AspectMention mention) {
      return mention.inFavour() ? POSITIVE : mention.against() ? NEGATIVE : NEUTRAL;
    }

    static Polarity of(Sentiment sentiment) {
      return switch (sentiment) {
        case POSITIVE -> POSITIVE;
        case NEGATIVE -> NEGATIVE;
        case UNDECIDED -> NEUTRAL;
      };
    }
  }

  public ReviewFilter {
    words = words.strip().toLowerCase(Locale.ROOT);
  }

  /// Those it lets pass, the newest first.
  public List<AnalysedReview> of(ReviewStudy study) {
    Stream<AnalysedReview> all =
        product != null
            ? study.byProduct().getOrDefault(product, List.of()).stream()
            : category.isEmpty()
                ? study.reviews().stream()
                : study.byCategory().getOrDefault(category, List.of()).stream();
    return all.filter(this::passes).toList();
  }

  private boolean passes(AnalysedReview review) {
    return (category.isEmpty() || review.category().equals(category))
        && judged(review)
        && (words.isEmpty() || review.text().toLowerCase(Locale.ROOT).contains(words));
  }

  private boolean judged(AnalysedReview review) {
    return aspect.isEmpty()
        ? polarity == null || polarity == Polarity.of(review.analysis().sentiment())
        : review.analysis().aspects().stream().anyMatch(this::shows);
  }

  /// Whether a mention is what is looked for.
  public boolean shows(AspectMention mention) {
    return aspect.isEmpty()
        || mention.aspect().equals(aspect)
            && (polarity == null || polarity == Polarity.of(mention));
  }
}
