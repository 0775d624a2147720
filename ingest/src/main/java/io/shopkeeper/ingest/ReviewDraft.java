package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A review in the making. Without an id, one is derived from the content.
final class ReviewDraft implements Draft<ReviewField, Review> {
  static final Names<ReviewField> NAMES = new Names<>(Arrays.asList(ReviewField.values()));

  private final Notation notation;
  private final Instant timeIfMissing;
  private final @Nullable String productIfMissing;
  private final Texts<ReviewField> texts = new Texts<>("review", ReviewField.class);

  /// @param productIfMissing null to refuse a review that names no product
  ReviewDraft(Notation notation, Instant timeIfMissing, @Nullable String productIfMissing) {
    this.notation = notation;
    this.timeIfMissing = timeIfMissing;
    this.productIfMissing = productIfMissing;
  }

  @Override
  public void clear() {
    texts.clear();
  }

  @Override
  public void set(ReviewField field, String text) {
    texts.set(field, text);
  }

  @Override
  public Review build() {
    String id = texts.find(ReviewField.ID);
    String customer = texts.find(ReviewField.CUSTOMER);
    String channel = texts.find(ReviewField.CHANNEL);
    String text = texts.find(ReviewField.TEXT);
    return new Review(
        new ReviewId(id == null ? texts.contentId() : id),
        new ProductId(product()),
        customer == null ? null : new CustomerId(customer),
        rating(),
        texts.find(ReviewField.TITLE),
        text == null ? "" : text,
        channel == null ? Channel.WEB : new Channel(channel.toLowerCase(Locale.ROOT)),
        time());
  }

  private String product() {
    String product = texts.find(ReviewField.PRODUCT);
    if (product != null) {
      return product;
    }
    return productIfMissing == null ? texts.require(ReviewField.PRODUCT) : productIfMissing;
  }

  private @Nullable Double rating() {
    String rating = texts.find(ReviewField.RATING);
    return rating == null ? null : notation.number(rating, ReviewField.RATING.label());
  }

  private Instant time() {
    String time = texts.find(ReviewField.TIME);
    return time == null ? timeIfMissing : notation.time(time, ReviewField.TIME.label());
  }
}
