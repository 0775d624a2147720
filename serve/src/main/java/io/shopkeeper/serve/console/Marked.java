package io.shopkeeper.serve.console;

import io.shopkeeper.language.insight.ReviewFilter;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.AspectMention;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.serve.api.TextJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The text of a review, cut where its marks begin and end.
///
/// @param whole whether all of it is here
public record Marked(List<Part> parts, boolean whole) {
  private static final int LONGEST = 1_200;

  /// A run of text.
  ///
  /// @param marks `evidence`, and the polarity of what is said there of an aspect; empty for none
  public record Part(String text, String marks) {}

  private record Mark(Span span, String name) {}

  /// Marks what decides the sentiment, and the aspects that are looked for with the words that
  /// judge them.
  static Marked of(AnalysedReview review, ReviewFilter filter) {
    String text = review.text();
    int end = Math.min(LONGEST, text.length());
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    var marks = new ArrayList<Mark>();
    review.analysis().evidence().spans().forEach(span -> marks.add(new Mark(span, "evidence")));
    for (AspectMention mention : review.analysis().aspects()) {
      if (filter.shows(mention)) {
        String polarity = TextJson.polarity(mention);
        marks.add(new Mark(mention.term(), polarity));
        mention.opinions().forEach(span -> marks.add(new Mark(span, polarity)));
      }
    }
    var cuts = new TreeSet<Integer>(List.of(0, end));
    for (Mark mark : marks) {
      cuts.add(Math.min(end, mark.span.start()));
      cuts.add(Math.min(end, mark.span.end()));
    }
    var parts = new ArrayList<Part>();
    int from = 0;
    for (int to : cuts.tailSet(0, false)) {
      var part = new Span(from, to);
      parts.add(new Part(part.in(text), names(part, marks)));
      from = to;
    }
    return new Marked(parts, end == text.length());
  }

  /// Of two polarities in one place, the later one's.
  private static String names(Span part, List<Mark> marks) {
    String evidence = "";
    String polarity = "";
    for (Mark mark : marks) {
      if (mark.span.contains(part)) {
        if (mark.name.equals("evidence")) {
          evidence = mark.name;
        } else {
          polarity = mark.name;
        }
      }
    }
    return (evidence + " " + polarity).strip();
  }
}
