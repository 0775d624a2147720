package io.shopkeeper.ingest;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Facts;
import java.util.function.UnaryOperator;

/// Where the records of a load arrive, a landing a kind, shared by the readers of all formats.
///
/// @param cells where events land that are no objects, once they are known to be new
/// @param articles finds the product that a stock keeping unit means
/// @param mentionedCustomers those that only orders tell of, likewise products that only events
///   tell of
/// @param items products that come as properties in several files
record Landings(
    Landing<Product> products,
    Landing<Customer> customers,
    Landing<ShopEvent> events,
    PlainEvents.EventCellsTarget cells,
    Landing<Review> reviews,
    Landing<FaqEntry> questions,
    Articles articles,
    Mentions<Customer> mentionedCustomers,
    Mentions<Product> mentionedProducts,
    CategorisedItems items,
    KnownOrders orders,
    Returns returns) {

  static Landings of(Load load, FactsWriter writer, Facts facts) {
    return of(load, writer, facts, UnaryOperator.identity());
  }

  /// @param last what is done to each product before it is written
  static Landings of(Load load, FactsWriter writer, Facts facts, UnaryOperator<Product> last) {
    Stored stored = new Stored(facts);
    Articles articles = new Articles(facts);
    KnownOrders orders = new KnownOrders(facts);
    Landing<Product> products =
        new Landing<>(
            load,
            product -> product.id().value(),
            product -> {
              articles.know(product);
              writer.product(last.apply(product));
            });
    Landing<ShopEvent> events =
        new Landing<>(
            load,
            event -> event.id().value(),
            EventContent::of,
            event -> {
              orders.know(event);
              writer.event(event);
            });
    Landing<Customer> customers =
        new Landing<>(load, customer -> customer.id().value(), writer::customer);
    return new Landings(
        products,
        customers,
        events,
        writer::event,
        new Landing<>(load, review -> review.id().value(), writer::review),
        new Landing<>(load, entry -> entry.id().value(), writer::question),
        articles,
        new Mentions<>(customers, stored::customers, writer::customer),
        new Mentions<>(products, stored::products, writer::product),
        new CategorisedItems(writer::product),
        orders,
        new Returns(events, stored, new RefundedUnits(facts)));
  }

  /// Writes what only all files together say, and what they only mentioned.
  void finish() {
    items.finish();
    returns.finish();
    mentionedCustomers.finish();
    mentionedProducts.finish();
  }
}
