package io.shopkeeper.assist.understand;

import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a conversation stands: what "it", "that order", "the second one" and "the same" mean.
///
/// @param language of what was said last
/// @param products spoken of last, in the order they were named
/// @param product of them that was spoken of last; null for all of them
/// @param orders named last, newest first
/// @param order spoken of last
/// @param pending a request that lacks something or waits for a yes
/// @param kind of request that was spoken of last; null if something else was since
public record Dialogue(
    Language language,
    List<ProductId> products,
    @Nullable ProductId product,
    List<OrderId> orders,
    @Nullable OrderId order,
    @Nullable Pending pending,
    @Nullable Topic kind) {

  public Dialogue {
    products = List.copyOf(products);
    orders = List.copyOf(orders);
  }

  /// Nothing was said yet.
  ///
  /// @param language to answer in if the first question does not tell
  public static Dialogue begin(Language language) {
    return new Dialogue(language, List.of(), null, List.of(), null, null, null);
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

    /// One of which nothing else is known.
    public static Pending begun(Topic kind) {
      return new Pending(kind, null, null, false);
    }

    /// Whether all is known, so that only a yes is waited for.
    public boolean complete() {
      return order != null && (whole || product != null);
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
    return new Dialogue(spoken, products, product, orders, order, pending, kind);
  }

  public Dialogue about(List<ProductId> named) {
    return named.isEmpty()
        ? this
        : new Dialogue(language, named, null, orders, order, pending, kind);
  }

  public Dialogue about(OrderId named) {
    return new Dialogue(language, products, product, orders, named, pending, kind);
  }

  /// One of the products is spoken of, null for all of them; the others are remembered.
  public Dialogue of(@Nullable ProductId chosen) {
    return new Dialogue(language, products, chosen, orders, order, pending, kind);
  }

  /// Orders were listed: "the second one" is one of them.
  public Dialogue listing(List<OrderId> listed) {
    return new Dialogue(language, List.of(), null, listed, order, pending, kind);
  }

  public Dialogue waiting(@Nullable Pending request) {
    return new Dialogue(
        language,
        products,
        product,
        orders,
        order,
        request,
        request == null ? kind : request.kind());
  }

  /// Such a request was spoken of, so that "and the other one" may be one; null for none.
  public Dialogue speaking(@Nullable Topic request) {
    return new Dialogue(language, products, product, orders, order, pending, request);
  }
}
