package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.console.Explained;
import io.shopkeeper.serve.console.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product as it stands in a list.
///
/// @param price null if unknown
/// @param stars the mean of its reviews; null without any
/// @param why it is shown; empty where the visitor chose the list
public record Card(
    ProductId product,
    String title,
    @Nullable Money price,
    boolean inStock,
    @Nullable Double stars,
    long reviews,
    List<Explained.Why> why) {

  public Card {
    why = List.copyOf(why);
  }

  /// Where its page is, told which place of which list was clicked.
  public String address(ShopList list, int position) {
    return "/shop/products/%s?list=%s&position=%d"
        .formatted(View.escape(product.value()), list.wireName(), position);
  }

  /// Where the picture of a product is.
  public static String picture(ProductId product) {
    return "/shop/pictures/" + View.escape(product.value()) + ".svg";
  }
}
