package io.shopkeeper.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopEventTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Visit VISIT = Visit.of(new CustomerId("c1"), Channel.WEB, NOON);
  private static final EventId ID = new EventId("e1");
  private static final ProductId PRODUCT = new ProductId("p1");
  private static final Money PRICE = new Money(100, Currency.getInstance("EUR"));

  @Test
  void everyTypeHasItsGa4Name() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::wireName))
        .containsExactly(
            "view_item",
            "view_item_list",
            "select_item",
            "add_to_wishlist",
            "add_to_cart",
            "remove_from_cart",
            "search",
            "purchase",
            "refund");
    assertThat(EventType.of("purchase")).contains(EventType.PURCHASE);
    assertThat(EventType.of("Purchase")).isEmpty();
  }

  @Test
  void anEventKnowsItsTypeAndItsProducts() {
    var line = new OrderLine(PRODUCT, 2, PRICE);
    var purchase = new ShopEvent.Purchase(ID, VISIT, new OrderId("o1"), List.of(line));
    assertThat(purchase.type()).isEqualTo(EventType.PURCHASE);
    assertThat(purchase.products()).containsExactly(PRODUCT);
    assertThat(new ShopEvent.Search(ID, VISIT, "tea").products()).isEmpty();
    assertThat(line.amount()).isEqualTo(new Money(200, PRICE.currency()));
  }

  @Test
  void nobodyDidNothing() {
    assertThatThrownBy(() -> new Visit(null, null, Channel.WEB, NOON))
        .hasMessage("an event needs a customer or a session");
    assertThatThrownBy(() -> new ShopEvent.Purchase(ID, VISIT, new OrderId("o1"), List.of()))
        .hasMessage("event 'e1' names no product");
    assertThatThrownBy(() -> new ShopEvent.AddToCart(ID, VISIT, PRODUCT, 0))
        .hasMessageContaining("the quantity of event 'e1' is 0");
  }

  @Test
  void aTimeOutOfTheWorldIsRefused() {
    assertThatThrownBy(() -> Visit.of(new CustomerId("c1"), Channel.WEB, Instant.EPOCH))
        .hasMessageContaining("is not between 1990-01-01");
  }

  @Test
  void whatGoesBackIsNotANegativeQuantity() {
    assertThatThrownBy(() -> new OrderLine(PRODUCT, -1, PRICE))
        .hasMessageContaining("at least 1 is needed");
    assertThatThrownBy(() -> new OrderLine(PRODUCT, 1, new Money(-1, PRICE.currency())))
        .hasMessageContaining("is negative");
  }

  @Test
  void anAmountBeyondAllSalesIsRefused() {
    Money dear = new Money(OrderLine.MAX_AMOUNT_MINOR / 4, PRICE.currency());
    assertThat(new OrderLine(PRODUCT, 4, dear).amount().minor())
        .isEqualTo(OrderLine.MAX_AMOUNT_MINOR);
    assertThatThrownBy(() -> new OrderLine(PRODUCT, 5, dear))
        .hasMessageContaining("5 of product 'p1'")
        .hasMessageContaining("more than 1000000000000000 minor units");
    assertThatThrownBy(() ->
            new OrderLine(PRODUCT, Integer.MAX_VALUE, new Money(Long.MAX_VALUE, PRICE.currency())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTextThatNobodyTypedIsRefused() {
    String endless = "x".repeat(ShopEvent.MAX_TEXT + 1);
    assertThatThrownBy(() -> new ShopEvent.Search(ID, VISIT, endless))
        .hasMessage("the query of event 'e1' has 1001 characters, at most 1000 are allowed");
    assertThatThrownBy(() -> new ShopEvent.SelectItem(ID, VISIT, endless, PRODUCT, 1))
        .hasMessageContaining("the list of event 'e1'");
    assertThatThrownBy(() -> new ShopEvent.ViewItemList(ID, VISIT, endless, List.of(PRODUCT)))
        .hasMessageContaining("the list of event 'e1'");
  }
}
