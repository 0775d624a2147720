package io.shopkeeper.language.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopkeeper.domain.ProductId;
import java.time.Instant;
import java.util.Optional;

/// The reviews of a shop as they were read at some time, with what they say together: summed up
/// when first asked and remembered, for the last [#REMEMBERED] asked for. Safe for any number of
/// threads.
public final class ReadReviews {
  private static final int REMEMBERED = 1_000;

  private final ReviewStudy study;
  private final Instant readAt;
  private final Cache<Subject, Optional<Insight>> insights =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /// What an insight is of.
  private sealed interface Subject {
    record Everything() implements Subject {}

    record Category(String name) implements Subject {}

    record Product(ProductId id) implements Subject {}
  }

  public ReadReviews(ReviewStudy study, Instant readAt) {
    this.study = study;
    this.readAt = readAt;
  }

  public ReviewStudy study() {
    return study;
  }

  public Instant readAt() {
    return readAt;
  }

  /// See [ReviewStudy#overall].
  public Insight overall() {
    return summed(new Subject.Everything()).orElseThrow();
  }

  /// See [ReviewStudy#ofCategory].
  public Optional<Insight> ofCategory(String category) {
    return summed(new Subject.Category(category));
  }

  /// See [ReviewStudy#ofProduct].
  public Optional<Insight> ofProduct(ProductId product) {
    return summed(new Subject.Product(product));
  }

  private Optional<Insight> summed(Subject subject) {
    return insights.get(
        subject,
        asked ->
            switch (asked) {
              case Subject.Everything _ -> Optional.of(study.overall());
              case Subject.Category category -> study.ofCategory(category.name());
              case Subject.Product product -> study.ofProduct(product.id());
            });
  }
}
