package io.shopkeeper.content.check;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of a product, as far as a text may say it.
///
/// @param title empty if unknown
/// @param brand empty if unknown
/// @param price in major units; null if unknown
/// @param currency an ISO code; empty if unknown
/// @param attributes in the order given, a name once for each of its values
/// @param reviews texts of customers that may be cited
public record ProductFacts(
    String id,
    String title,
    String brand,
    @Nullable BigDecimal price,
    String currency,
    List<Attribute> attributes,
    List<String> reviews) {

  /// One value of what a product is said to have.
  public record Attribute(String name, String value) {}

  public ProductFacts {
    attributes = List.copyOf(attributes);
    reviews = List.copyOf(reviews);
    if (id.isBlank()) {
      throw new IllegalArgumentException("the id of a product is blank");
    }
    if (price != null && price.signum() < 0) {
      throw new IllegalArgumentException(
          "the price of product '%s' is negative: %s".formatted(id, price));
    }
  }

  /// The same with more reviews that may be cited.
  public ProductFacts citing(List<String> more) {
    var all = new ArrayList<String>(reviews);
    all.addAll(more);
    return new ProductFacts(id, title, brand, price, currency, attributes, all);
  }

  /// A product of the shop's catalogue. Its description is no fact: it is what is to be checked.
  public static ProductFacts of(Product product, List<String> reviews) {
    var attributes = new ArrayList<Attribute>();
    new TreeMap<>(product.attributes())
        .forEach((name, value) -> attributes.add(new Attribute(name, value)));
    product.categories().forEach(category -> attributes.add(new Attribute("category", category)));
    Money price = product.price();
    return new ProductFacts(
        product.id().value(),
        product.title(),
        product.brand() == null ? "" : product.brand(),
        price == null ? null : price.major(),
        price == null ? "" : price.currency().getCurrencyCode(),
        attributes,
        reviews);
  }
}
