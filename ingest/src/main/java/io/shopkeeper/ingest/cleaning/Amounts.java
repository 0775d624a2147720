package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Brings amounts to the decimal mark of their file and to the shop's currency.
///
/// The mark is changed only where the amount makes no sense with that of the file, `4,50` where the
/// mark is a point. A currency is changed only where rates were given; one that they lack refuses
/// the record.
public final class Amounts {
  private static final Pattern COMMA_FRACTION =
      Pattern.compile("[^\\d.,]*(?:\\d{1,3}(?:\\.\\d{3})+|\\d+),\\d{1,2}[^\\d.,]*");
  private static final Pattern POINT_FRACTION =
      Pattern.compile("[^\\d.,]*(?:\\d{1,3}(?:,\\d{3})+|\\d+)\\.\\d{1,2}[^\\d.,]*");

  private final Shop shop;
  private final @Nullable ExchangeRates rates;

  Amounts(Shop shop, @Nullable ExchangeRates rates) {
    this.shop = shop;
    this.rates = rates;
  }

  static void mark(RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      boolean amount =
          (record.role(i) == Role.FIELD || record.role(i) == Role.ITEM)
              && (record.name(i).equals("price") || record.name(i).equals("income"));
      if (amount) {
        mark(record, i);
      }
    }
  }

  private static void mark(RecordText record, int i) {
    String plain = plain(record.text(i), record.decimalMark());
    if (!plain.equals(record.text(i))) {
      record.change(
          i,
          plain,
          Rule.DECIMAL_MARK,
          "the decimal mark of the file is '%c'".formatted(record.decimalMark()));
    }
  }

  /// The amount with the decimal mark of its file; the same text unless it makes no sense so.
  public static String plain(String text, char mark) {
    boolean point = mark == '.';
    char other = point ? ',' : '.';
    boolean odd =
        text.indexOf(other) >= 0
            && (point ? COMMA_FRACTION : POINT_FRACTION).matcher(text).matches();
    return odd ? text.replace(String.valueOf(mark), "").replace(other, mark) : text;
  }

  private @Nullable Money convert(
      @Nullable Money amount, String field, LocalDate day, RecordText record) {
    if (amount == null || rates == null || amount.currency().equals(shop.currency())) {
      return amount;
    }
    BigDecimal rate = rates.of(amount.currency(), day);
    if (rate == null) {
      record.object(
          Rule.CURRENCY,
          "currency",
          "the file of rates has none of %s for %s".formatted(amount.currency(), day));
      return amount;
    }
    Money own = Money.of(amount.major().multiply(rate), shop.currency());
    record.note(
        field,
        amount.toString(),
        own.toString(),
        Rule.CURRENCY,
        "at %s on %s".formatted(rate, day));
    return own;
  }

  Product convert(Product product, LocalDate day, RecordText record) {
    Money price = convert(product.price(), "price", day, record);
    return price == product.price() ? product : Products.withPrice(product, price);
  }

  Customer convert(Customer customer, LocalDate day, RecordText record) {
    Money income = convert(customer.income(), "income", day, record);
    return income == customer.income()
        ? customer
        : new Customer(
            customer.id(),
            customer.age(),
            customer.gender(),
            income,
            customer.consent(),
            customer.attributes());
  }

  ShopEvent convert(ShopEvent event, RecordText record) {
    if (rates == null) {
      return event;
    }
    List<OrderLine> lines = new ArrayList<>();
    LocalDate day = shop.day(event.visit().time());
    for (OrderLine line : Events.lines(event)) {
      Money price = convert(line.unitPrice(), "price", day, record);
      lines.add(
          new OrderLine(line.product(), line.quantity(), price == null ? line.unitPrice() : price));
    }
    return Events.withLines(event, lines);
  }
}
