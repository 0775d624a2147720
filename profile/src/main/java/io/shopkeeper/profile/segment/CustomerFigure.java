package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.expression.Words;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What conditions on customers may ask about, by its names in English and Chinese.
///
/// Beside these, `category:NAME`, `brand:NAME` and `channel:NAME` are shares of a customer's
/// interest, or of what they did, from 0 to 1.
@SuppressWarnings("ImmutableEnumChecker") // Functions without state.
public enum CustomerFigure {
  ID(text(CountedCustomer::id), "customer", "编号", "顾客"),
  STAGE(text(one -> one.figures().stage().name()), "阶段"),
  CATEGORY(text(one -> first(one.figures().categories())), "品类", "类目"),
  BRAND(text(one -> first(one.figures().brands())), "品牌"),
  CHANNEL(text(one -> first(one.channels())), "渠道"),
  GENDER(text(one -> one.given().gender()), "性别"),
  AGE(number(one -> one.age()), "年龄"),
  INCOME(number(one -> one.income()), "收入"),
  ORDERS(number(one -> one.figures().orders()), "订单", "订单数"),
  UNITS(number(one -> one.figures().unitsBought()), "件数"),
  MONEY(number(one -> one.major(one.figures().money())), "消费", "消费额"),
  MEAN_ORDER(number(one -> one.major(one.figures().meanOrder())), "客单价"),
  SESSIONS(number(one -> one.figures().sessions()), "visits", "访问", "访问次数"),
  VIEWS(number(one -> one.did("view_item")), "浏览", "浏览次数"),
  CARTS(number(one -> one.did("add_to_cart")), "加购", "加购次数"),
  DAYS_SINCE_ORDER(number(one -> one.figures().daysSinceOrder()), "未购天数"),
  DAYS_SINCE_LAST(number(one -> one.figures().daysSinceLast()), "未访天数"),
  DAYS_SINCE_FIRST(number(one -> one.figures().daysSinceFirst()), "相识天数"),
  DAYS_BETWEEN_ORDERS(number(one -> one.figures().daysBetweenOrders()), "购买间隔"),
  SPENDING_LEVEL(number(one -> one.figures().spendingLevel()), "消费水平"),
  PRICE_SENSITIVITY(number(one -> one.figures().priceSensitivity()), "价格敏感度"),
  DISCOUNT_AFFINITY(number(one -> one.figures().discountAffinity()), "折扣偏好"),
  RETURN_SHARE(number(one -> one.figures().returnShare()), "退货率"),
  RECENCY(number(one -> one.fifth(RfmGrid.Score::recency)), "近度"),
  FREQUENCY(number(one -> one.fifth(RfmGrid.Score::frequency)), "频度"),
  MONETARY(number(one -> one.fifth(RfmGrid.Score::money)), "额度"),
  BUYS_AGAIN(number(CountedCustomer::again), "复购概率");

  private static final Map<String, CustomerFigure> NAMES = new HashMap<>();

  static {
    for (CustomerFigure figure : values()) {
      NAMES.put(figure.wireName(), figure);
      figure.others.forEach(name -> NAMES.put(name, figure));
    }
  }

  private final Value value;
  private final List<String> others;

  CustomerFigure(Value value, String... others) {
    this.value = value;
    this.others = List.of(others);
  }

  /// How it is told of a customer.
  sealed interface Value {
    record Numeric(ToDoubleFunction<CountedCustomer> of) implements Value {}

    record Textual(Function<CountedCustomer, @Nullable String> of) implements Value {}
  }

  private static Value number(ToDoubleFunction<CountedCustomer> of) {
    return new Value.Numeric(of);
  }

  private static Value text(Function<CountedCustomer, @Nullable String> of) {
    return new Value.Textual(of);
  }

  private static @Nullable String first(List<Preference> preferences) {
    return preferences.isEmpty() ? null : preferences.getFirst().name();
  }

  /// As in `mean_order`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What readers of Chinese call it.
  public String chineseName() {
    return others.stream()
        .filter(name -> Character.isIdeographic(name.codePointAt(0)))
        .findFirst()
        .orElseGet(this::wireName);
  }

  /// Other names of it.
  public List<String> otherNames() {
    return others;
  }

  public boolean isNumber() {
    return value instanceof Value.Numeric;
  }

  Value value() {
    return value;
  }

  /// By any of its names.
  public static Optional<CustomerFigure> of(String name) {
    return Optional.ofNullable(NAMES.get(name.replace(' ', '_')));
  }

  /// The name that a mistyped one was meant to be; empty where none is near.
  static String nearest(String name) {
    return Words.nearest(name, new TreeSet<>(NAMES.keySet()));
  }
}
