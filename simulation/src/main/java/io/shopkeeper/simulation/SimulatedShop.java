package io.shopkeeper.simulation;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import java.util.List;
import java.util.Map;

/// A made-up shop as its owner would export it.
///
/// @param events oldest first, ids unique
/// @param reviews oldest first, each of a product its writer bought
/// @param aspects the truth that reviews tell a little of: how probably a buyer of a product
///   praises each of its aspects, before deliveries became late
/// @param dispositions the truth about customers
/// @param promotions what was cheaper when
public record SimulatedShop(
    Shop shop,
    List<Product> products,
    List<Customer> customers,
    List<ShopEvent> events,
    List<Review> reviews,
    List<FaqEntry> faq,
    Map<ProductId, Map<String, Double>> aspects,
    Map<CustomerId, Disposition> dispositions,
    List<Promotion> promotions) {

  public SimulatedShop {
    products = List.copyOf(products);
    customers = List.copyOf(customers);
    events = List.copyOf(events);
    reviews = List.copyOf(reviews);
    faq = List.copyOf(faq);
    aspects = Map.copyOf(aspects);
    dispositions = Map.copyOf(dispositions);
    promotions = List.copyOf(promotions);
  }
}
