package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells orders that try out the shop: of a customer or a product called test, or for a cent where
/// the product costs two units of money and more.
///
/// Where more than one event in fifty is of such a customer, the shop just names them so, and the
/// name does not count. A price of nothing is a gift, no test.
final class TestOrders {
  private static final Pattern NAME =
      Pattern.compile(
          "((qa|dev)?(test|测试|測試)(er|ing)?|dummy)"
              + "(user|account|customer|order|用户|账号|帐号|订单|顾客|客户)?\\d{0,4}");
  private static final Pattern THING =
      Pattern.compile("(test|测试|測試)(product|item|article|sku|商品|产品)?\\d{0,4}");
  private static final Pattern ADDRESS =
      Pattern.compile("test(er|ing)?\\d*@.*|.*@(test|example)\\.[a-z]+");
  private static final Set<String> ADDRESS_COLUMNS = Set.of("email", "e-mail", "mail", "邮箱");
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final double LEAST_USUAL = Math.log(2);
  private static final double AGREE = .5;
  private static final int MOST_PRODUCTS = 1_000;
  private static final long FEW = 50;

  private final Set<String> products = new HashSet<>();
  private long events;
  private long named;

  void add(Product product) {
    if (products.size() < MOST_PRODUCTS
        && THING.matcher(NormalForm.of(product.title())).matches()) {
      products.add(product.id().value());
    }
  }

  void add(ShopEvent event, RecordText record) {
    events++;
    named += testName(event, record) == null ? 0 : 1;
  }

  void add(PlainEvent event) {
    events++;
    named += isNamedSo(event) ? 1 : 0;
  }

  private static boolean isNamedSo(PlainEvent event) {
    Word customer = event.customer();
    if (customer == null) {
      return false;
    }
    Boolean tester = customer.tester;
    if (tester == null) {
      tester = isTester(customer.text());
      customer.tester = tester;
    }
    return tester;
  }

  /// Whether an event without lines tries out the shop.
  boolean isTest(PlainEvent event) {
    return named * FEW <= events && isNamedSo(event);
  }

  /// @param usual prices by product, as logarithms of major units
  void check(ShopEvent event, RecordText record, Prices usual) {
    String name = named * FEW > events ? null : testName(event, record);
    if (name != null) {
      record.object(Rule.TEST_ORDER, "customer", "'%s' tries out the shop".formatted(name));
    }
    for (OrderLine line : Events.lines(event)) {
      String product = line.product().value();
      if (products.contains(product) || isTest(product)) {
        record.object(
            Rule.TEST_ORDER, "product", "the product '%s' is there for tests".formatted(product));
      }
      Money price = line.unitPrice();
      if (event instanceof ShopEvent.Purchase
          && price.minor() > 0
          && price.major().compareTo(CENT) <= 0) {
        Sample.Usual own = usual.ofSales(line.product());
        if (own.count() >= Prices.FEWEST
            && own.median() >= LEAST_USUAL
            && own.deviation() <= AGREE) {
          record.object(
              Rule.TEST_ORDER,
              "price",
              "'%s' for %s; it mostly costs %.2f"
                  .formatted(product, price, Math.exp(own.median())));
        }
      }
    }
  }

  private static boolean isTest(String product) {
    char first = Character.toLowerCase(product.charAt(0));
    boolean maybe = first == 't' || first == '测' || first == '測';
    return maybe && THING.matcher(NormalForm.of(product)).matches();
  }

  private static @Nullable String testName(ShopEvent event, RecordText record) {
    CustomerId customer = event.visit().customer();
    if (customer != null && isTester(customer.value())) {
      return customer.value();
    }
    for (int i = 0; i < record.size(); i++) {
      if (record.role(i) == Role.ATTRIBUTE
          && ADDRESS_COLUMNS.contains(record.name(i))
          && ADDRESS.matcher(record.text(i).toLowerCase(Locale.ROOT)).matches()) {
        return record.text(i);
      }
    }
    return null;
  }

  private static boolean isTester(String name) {
    if (name.indexOf('@') >= 0) {
      return ADDRESS.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
    boolean maybe = "tqd测測".indexOf(Character.toLowerCase(name.charAt(0))) >= 0;
    return maybe && NAME.matcher(NormalForm.of(name)).matches();
  }
}
