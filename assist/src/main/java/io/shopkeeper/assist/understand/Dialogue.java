package io.shopkeeper.assist.understand;

import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a conversation stands: what "it", "that order" and "the second one" mean.
///
/// @param language of what was said last
/// @param products spoken of last, in the order they were named
/// @param orders named last, newest first
/// @param order spoken of last
/// @param pending a request that lacks something or waits for a yes
public record Dialogue(
    Language language,
    List<ProductId> products,
    List<OrderId> orders,
    @Nullable OrderId order,
    @Nullable Pending pending) {

  public Dialogue {
    products = List.copyOf(products);
    orders = List.copyOf(orders);
  }

  /// Nothing was said yet.
  ///
  /// @param language to answer in if the first question does not tell
  public static Dialogue begin(Language language) {
    return new Dialogue(language, List.of(), List.of(), null, null);
  }

  /// A return, an exchange or a cancellation that a customer is about to ask for.
  ///
  /// @param product null if the whole order, or not said yet
  /// @param whole whether the whole order is meant
  public record Pending(
      Topic kind, @Nullable OrderId order, @Nullable ProductId product, boolean whole) {
    public Pending {
      if (!kind.request()) {
        throw new IllegalArgumentException("%s is nothing to ask for".formatted(kind));
      }
    }

    public Pending of(OrderId other) {
      return new Pending(kind, other, null, false);
    }

    public Pending of(ProductId chosen) {
      return new Pending(kind, order, chosen, false);
    }

    public Pending all() {
      return new Pending(kind, order, null, true);
    }
  }

  public Dialogue in(Language spoken) {
    return new Dialogue(spoken, products, orders, order, pending);
  }

  public Dialogue about(List<ProductId> named) {
    return named.isEmpty() ? this : new Dialogue(language, named, orders, order, pending);
  }

  public Dialogue about(OrderId named) {
    return new Dialogue(language, products, orders, named, pending);
  }

  /// Orders were listed: "the second one" is one of them.
  public Dialogue listing(List<OrderId> listed) {
    return new Dialogue(language, List.of(), listed, order, pending);
  }

  public Dialogue waiting(@Nullable Pending request) {
    return new Dialogue(language, products, orders, order, request);
  }
}
