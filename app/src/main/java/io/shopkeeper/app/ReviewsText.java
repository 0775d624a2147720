package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.ingest.ReviewFile;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.insight.Share;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.language.reviews.AspectMention;
import io.shopkeeper.serve.api.TextJson;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What reviews say, for a person at a terminal.
///
/// @param locale decides in which language aspects are named
record ReviewsText(Terminal terminal, Locale locale) {
  private static final int REVIEWS = 10;
  private static final int GROUPS = 10;
  private static final int ASPECTS = 8;
  private static final int WIDTH = 160;

  void print(ReviewStudy study, @Nullable ReviewFile file) {
    terminal.answer(
        "Sentiment by %s (%s)."
            .formatted(
                study.analyser().sentiment().name(), study.analyser().sentiment().calibration()));
    if (file != null) {
      var records = file.report().records();
      terminal.answer(
          "%,d records read, %,d refused, %,d repeated."
              .formatted(records.read(), records.rejected(), records.duplicates()));
      if (Files.exists(file.rejects())) {
        terminal.answer("Refused records with reasons are in " + file.rejects() + ".");
      }
    }
    List<AnalysedReview> reviews = study.inOrder();
    reviews.stream().limit(REVIEWS).forEach(r -> review(r, study.catalogue(r.category())));
    if (reviews.size() > REVIEWS) {
      terminal.answer("");
      terminal.answer(
          "… and %,d more reviews: --out FILE writes what each says."
              .formatted(reviews.size() - REVIEWS));
    }
    if (study.byProduct().size() > 1) {
      study.byProduct().entrySet().stream()
          .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
          .limit(GROUPS)
          .forEach(entry ->
              insight(
                  "Product " + entry.getKey().value(),
                  study.ofProduct(entry.getKey()).orElseThrow(),
                  study.catalogue(entry.getValue().getFirst().category())));
    }
    study.byCategory().entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .limit(GROUPS)
        .forEach(entry ->
            insight(
                "Category " + entry.getKey(),
                study.ofCategory(entry.getKey()).orElseThrow(),
                study.catalogue(entry.getKey())));
    insight("All reviews", study.overall(), study.analyser().catalogue());
  }

  private void review(AnalysedReview read, AspectCatalogue catalogue) {
    String text = read.text().replaceAll("[\\p{Cntrl}\\s]+", " ");
    Double rating = read.review().rating();
    terminal.answer("");
    terminal.answer(
        "%s  %s%s"
            .formatted(
                read.review().id().value(),
                rating == null ? "" : "%.0f★ ".formatted(rating),
                text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text));
    String evidence =
        read.analysis().evidence().spans().stream()
            .map(span -> "‘" + oneLine(span.in(read.text())) + "’")
            .collect(Collectors.joining(", "));
    terminal.answer(
        "  %s, %.0f %% in favour%s%s"
            .formatted(
                read.analysis().sentiment().name().toLowerCase(Locale.ROOT),
                100 * read.analysis().inFavour(),
                evidence.isEmpty()
                    ? ""
                    : "; decided by %s (without: %.0f %%)"
                        .formatted(evidence, 100 * read.analysis().evidence().without()),
                read.hints().isEmpty() ? "" : "; hint: " + read.hints()));
    for (AspectMention mention : read.analysis().aspects()) {
      terminal.answer(
          "  %s %s: %s"
              .formatted(
                  mention.inFavour() ? "+" : mention.against() ? "−" : "·",
                  name(mention.aspect(), catalogue),
                  mention.opinions().isEmpty()
                      ? "‘%s’ (%s)"
                          .formatted(
                              oneLine(mention.clause().in(read.text())), TextJson.polarity(mention))
                      : mention.opinions().stream()
                          .map(span -> "‘" + oneLine(span.in(read.text())) + "’")
                          .collect(Collectors.joining(", "))));
    }
    if (!read.analysis().keywords().isEmpty()) {
      terminal.answer("  keywords: " + String.join(", ", read.analysis().keywords()));
    }
  }

  private void insight(String title, Insight insight, AspectCatalogue catalogue) {
    terminal.answer("");
    terminal.answer(
        "%s: %,d reviews (%,d counted)%s, in favour %s"
            .formatted(
                title,
                insight.reviews(),
                insight.counted(),
                insight.rating() == null ? "" : ", %.2f★".formatted(insight.rating()),
                words(insight.inFavour())));
    for (Insight.AspectScore score :
        insight.aspects().subList(0, Math.min(ASPECTS, insight.aspects().size()))) {
      terminal.answer(
          "  %s: %s, +%d −%d ·%d"
              .formatted(
                  score.aspect().name(chinese()),
                  words(score.share()),
                  score.inFavour(),
                  score.against(),
                  score.neither()));
    }
    quotes("praise", insight.praise(), catalogue);
    quotes("criticism", insight.criticism(), catalogue);
    if (!insight.keywords().isEmpty()) {
      terminal.answer("  typical: " + String.join(", ", insight.keywords()));
    }
    Insight.Change change = insight.change();
    if (change != null) {
      terminal.answer(
          "  %s in the last %d days: %s after %s (%.0f %% sure)%s"
              .formatted(
                  change.drop() ? "ALERT, a drop" : "A rise",
                  change.days(),
                  words(change.late()),
                  words(change.before()),
                  100 * change.certainty(),
                  change.aspect() == null ? "" : ", most in " + name(change.aspect(), catalogue)));
    }
    for (Insight.Rival rival : insight.rivals()) {
      terminal.answer(
          "  rival %s: %s, better with probability %.0f %%%s"
              .formatted(
                  rival.product().value(),
                  words(rival.inFavour()),
                  100 * rival.better(),
                  rival.bestAspect() == null
                      ? ""
                      : ", ahead in " + name(rival.bestAspect(), catalogue)));
    }
    Insight.Action action = insight.action();
    if (action != null) {
      terminal.answer(
          "  suggested: look into %s (%s), %d complaints"
              .formatted(
                  action.aspect().name(chinese()),
                  action.aspect().owner().name().toLowerCase(Locale.ROOT),
                  action.against()));
    }
  }

  private void quotes(String what, List<Insight.Quote> quotes, AspectCatalogue catalogue) {
    for (Insight.Quote quote : quotes) {
      terminal.answer(
          "  %s, %s: “%s” [%s]"
              .formatted(
                  what,
                  name(quote.aspect(), catalogue),
                  oneLine(quote.text()),
                  quote.review().value()));
    }
  }

  private String name(String aspect, AspectCatalogue catalogue) {
    return catalogue.find(aspect).map(a -> a.name(chinese())).orElse(aspect);
  }

  private boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  private static String words(Share share) {
    return "%.0f %% [%.0f–%.0f]"
        .formatted(100 * share.mean(), 100 * share.low(), 100 * share.high());
  }

  /// Control characters of a review do nothing at a terminal.
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
