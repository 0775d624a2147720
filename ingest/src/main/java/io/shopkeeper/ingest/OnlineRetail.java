package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes purchases, refunds, products and customers of the invoice lines of all files of a load.
final class OnlineRetail {
  private static final String UNSPECIFIED = "Unspecified";

  private final Shop shop;
  private final FactsWriter facts;
  private final InvoiceLines lines;
  private final EarlierSales earlier;
  private final Duplicates duplicates;

  /// Hears of a line that is the same as one before it in its invoice.
  @FunctionalInterface
  interface Duplicates {
    void line(int line, boolean duplicate);
  }

  OnlineRetail(
      Shop shop,
      FactsWriter facts,
      InvoiceLines lines,
      EarlierSales earlier,
      Duplicates duplicates) {
    this.shop = shop;
    this.facts = facts;
    this.lines = lines;
    this.earlier = earlier;
    this.duplicates = duplicates;
  }

  /// One invoice or cancellation.
  ///
  /// @param second of its first line in time
  /// @param customer of its first line that has one
  private record Invoice(int number, int[] lines, long second, int customer, boolean cancels) {}

  void write() {
    List<Invoice> invoices = invoices();
    Cancellations cancellations = cancellations(invoices);
    CatalogueOfSales catalogue = new CatalogueOfSales(lines, shop.currency());
    for (Invoice invoice : invoices) {
      if (invoice.cancels()) {
        refunds(invoice, cancellations).forEach(facts::event);
      } else {
        facts.event(purchase(invoice));
        for (int line : invoice.lines()) {
          catalogue.sold(line);
        }
      }
    }
    catalogue.products().forEach(facts::product);
    customers(invoices).forEach(facts::customer);
  }

  /// In the order of time; those of the same second as they came.
  private List<Invoice> invoices() {
    InvoiceLines.Groups groups = lines.byInvoice();
    List<Invoice> invoices = new ArrayList<>(groups.starts().length);
    for (int number = 0; number + 1 < groups.starts().length; number++) {
      int[] all =
          Arrays.copyOfRange(groups.lines(), groups.starts()[number], groups.starts()[number + 1]);
      if (all.length > 0) {
        invoices.add(invoice(number, distinct(all)));
      }
    }
    invoices.sort(Comparator.comparingLong(Invoice::second));
    return invoices;
  }

  private Invoice invoice(int number, int[] own) {
    long second = Long.MAX_VALUE;
    int customer = InvoiceLines.NOBODY;
    for (int line : own) {
      second = Math.min(second, lines.second(line));
      customer = customer == InvoiceLines.NOBODY ? lines.customer(line) : customer;
    }
    return new Invoice(number, own, second, customer, lines.cancels(own[0]));
  }

  /// The lines that are not the same as one before them.
  private int[] distinct(int[] all) {
    int[] kept = new int[all.length];
    int count = 0;
    Set<InvoiceLines.Content> seen = HashSet.newHashSet(all.length);
    for (int line : all) {
      boolean first = seen.add(lines.content(line));
      duplicates.line(line, !first);
      if (first) {
        kept[count++] = line;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /// Knows every sale that a cancellation may mean.
  private Cancellations cancellations(List<Invoice> invoices) {
    Cancellations cancellations = new Cancellations();
    Set<String> customers = new LinkedHashSet<>();
    Set<String> numbers = new HashSet<>();
    for (Invoice invoice : invoices) {
      numbers.add(text(invoice));
      if (invoice.cancels() && invoice.customer() != InvoiceLines.NOBODY) {
        customers.add(customer(invoice));
        for (int line : invoice.lines()) {
          cancellations.expect(customer(invoice), product(line));
        }
      }
    }
    if (!customers.isEmpty()) {
      earlier.addTo(cancellations, List.copyOf(customers), numbers);
    }
    for (Invoice invoice : invoices) {
      if (!invoice.cancels() && invoice.customer() != InvoiceLines.NOBODY) {
        addSales(invoice, cancellations);
      }
    }
    return cancellations;
  }

  private void addSales(Invoice invoice, Cancellations cancellations) {
    for (int line : invoice.lines()) {
      cancellations.sale(
          customer(invoice),
          product(line),
          text(invoice),
          invoice.second(),
          lines.priceMinor(line),
          lines.quantity(line));
    }
  }

  private ShopEvent purchase(Invoice invoice) {
    String number = text(invoice);
    List<OrderLine> sold = new ArrayList<>(invoice.lines().length);
    for (int line : invoice.lines()) {
      sold.add(orderLine(line));
    }
    return new ShopEvent.Purchase(new EventId(number), visit(invoice), new OrderId(number), sold);
  }

  /// A refund for each order that the cancellation takes from, and one for what matches no order.
  private List<ShopEvent> refunds(Invoice invoice, Cancellations cancellations) {
    Map<String, List<OrderLine>> byOrder = new LinkedHashMap<>();
    List<OrderLine> unmatched = new ArrayList<>();
    for (int line : invoice.lines()) {
      cancelledOrder(invoice, line, cancellations)
          .map(order -> byOrder.computeIfAbsent(order, _ -> new ArrayList<>()))
          .orElse(unmatched)
          .add(orderLine(line));
    }
    String number = text(invoice);
    List<ShopEvent> refunds = new ArrayList<>();
    byOrder.forEach((order, back) ->
        refunds.add(refund(number + "/" + order, invoice, new OrderId(order), back)));
    if (!unmatched.isEmpty()) {
      refunds.add(refund(number, invoice, null, unmatched));
    }
    return refunds;
  }

  private Optional<String> cancelledOrder(Invoice invoice, int line, Cancellations cancellations) {
    if (invoice.customer() == InvoiceLines.NOBODY) {
      return Optional.empty();
    }
    return cancellations.cancel(
        customer(invoice),
        product(line),
        invoice.second(),
        lines.priceMinor(line),
        lines.quantity(line));
  }

  private ShopEvent refund(
      String id, Invoice invoice, @Nullable OrderId order, List<OrderLine> back) {
    return new ShopEvent.Refund(new EventId(id), visit(invoice), order, back);
  }

  private OrderLine orderLine(int line) {
    return new OrderLine(
        new ProductId(product(line)),
        lines.quantity(line),
        new Money(lines.priceMinor(line), shop.currency()));
  }

  /// An invoice without a customer is a visit of its own.
  private Visit visit(Invoice invoice) {
    boolean anonymous = invoice.customer() == InvoiceLines.NOBODY;
    return new Visit(
        anonymous ? null : new CustomerId(customer(invoice)),
        anonymous ? new SessionId(text(invoice)) : null,
        Channel.WEB,
        Instant.ofEpochSecond(invoice.second()));
  }

  /// Every customer of an invoice, with the country of the latest.
  private List<Customer> customers(List<Invoice> invoices) {
    Map<String, String> countries = new LinkedHashMap<>();
    for (Invoice invoice : invoices) {
      if (invoice.customer() != InvoiceLines.NOBODY) {
        String country = lines.countries.text(lines.country(invoice.lines()[0]));
        boolean known = !country.isEmpty() && !country.equals(UNSPECIFIED);
        countries.merge(
            customer(invoice), known ? country : "", (old, latest) -> known ? latest : old);
      }
    }
    List<Customer> customers = new ArrayList<>(countries.size());
    countries.forEach((id, country) ->
        customers.add(
            new Customer(
                new CustomerId(id),
                null,
                null,
                null,
                Consent.UNKNOWN,
                country.isEmpty() ? Map.of() : Map.of("country", country))));
    return customers;
  }

  private String text(Invoice invoice) {
    return lines.invoices.text(invoice.number());
  }

  private String customer(Invoice invoice) {
    return lines.customers.text(invoice.customer());
  }

  private String product(int line) {
    return lines.products.text(lines.product(line));
  }
}
