package io.shopkeeper.language.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.language.words.Span;
import java.util.Comparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceTest {
  private final SentimentModel model = new LexiconSentiment(OpinionLexicon.common());
  private final ReviewAnalyser analyser = ReviewAnalyser.untrained();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "昨天收到的，质量非常差，给孩子买的，颜色是蓝色",
        "我上周买的，很满意",
        "It came on Monday. The fabric is gorgeous. I wore it to the office.",
        "I ordered two of them, they broke within a week, my sister has the same one",
        "包装破损，客服敷衍，垃圾，再也不会来了",
      })
  void withoutItsEvidenceAVerdictFallsMoreThanWithoutAnythingElseAsLong(String text) {
    TextAnalysis analysis = analyser.analyse(text);
    String plain = PlainText.of(text);
    Evidence evidence = analysis.evidence();
    assertThat(evidence.spans()).isNotEmpty();
    double whole = Math.abs(analysis.inFavour() - .5);
    double side = Math.signum(analysis.inFavour() - .5);
    String rest = plain;
    for (Span span :
        evidence.spans().stream()
            .sorted(Comparator.comparingInt(Span::start).reversed())
            .toList()) {
      rest = rest.substring(0, span.start()) + " " + rest.substring(span.end());
    }
    double without = side * (model.inFavour(rest) - .5);
    assertThat(model.inFavour(rest)).isEqualTo(evidence.without());
    assertThat(without).isLessThan(whole / 2);
    int length = evidence.spans().stream().mapToInt(Span::length).sum();
    for (int start = 0; start + length <= plain.length(); start += Math.max(1, length)) {
      Span other = new Span(start, start + length);
      if (evidence.spans().stream().allMatch(span -> span.distance(other) > 0)) {
        assertThat(side * (model.inFavour(other.cutFrom(plain)) - .5))
            .isGreaterThanOrEqualTo(without);
      }
    }
  }
}
