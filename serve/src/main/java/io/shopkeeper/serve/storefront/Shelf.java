package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.ProductId;
import java.util.List;

/// A list of products on a page.
///
/// @param basis what it rests on, in words; empty where that is plain
/// @param declinable whether a product in it can be sent away
public record Shelf(ShopList list, String basis, List<Card> cards, boolean declinable) {

  public Shelf {
    cards = List.copyOf(cards);
  }

  /// The same with other words on what it rests on.
  Shelf restingOn(String other) {
    return new Shelf(list, other, cards, declinable);
  }

  List<ProductId> products() {
    return cards.stream().map(Card::product).toList();
  }
}
