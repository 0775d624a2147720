package io.shopkeeper.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverlayTest {

  private final SmallShop shop = new SmallShop();

  @Test
  void theVisitorHeardOfLeastRecentlyIsForgottenFirst() {
    var overlay = new Overlay(2);
    view(overlay, null, "first", "tent");
    view(overlay, null, "second", "tent");
    view(overlay, null, "third", "tent");
    assertThat(overlay.size()).isEqualTo(2);
    assertThat(overlay.trail(new SessionId("first"))).isEmpty();
    assertThat(overlay.trail(new SessionId("third"))).hasSize(1);
  }

  @Test
  void theSamePageLoadedAgainCountsOnce() {
    var overlay = new Overlay(100);
    view(overlay, null, "s", "tent");
    view(overlay, null, "s", "tent");
    assertThat(overlay.trail(new SessionId("s"))).hasSize(1);
  }

  @Test
  void oneVisitorCannotFillTheMemory() {
    var overlay = new Overlay(10_000);
    for (int n = 0; n < 2 * Overlay.MAX_TRAIL; n++) {
      view(overlay, "robot", null, "p" + n);
    }
    assertThat(overlay.size()).isEqualTo(Overlay.MAX_TRAIL);
  }

  @Test
  void aVisitIsHandedToItsCustomerWhole() {
    var overlay = new Overlay(100);
    view(overlay, null, "s", "tent");
    view(overlay, "ann", "s", "mat");
    view(overlay, null, "s", "stove");
    assertThat(overlay.trail(new SessionId("s"))).isEmpty();
    assertThat(overlay.trail(new CustomerId("ann")))
        .extracting(touch -> touch.product().value())
        .containsExactly("tent", "mat", "stove");
    assertThat(overlay.customerOf(new SessionId("s"))).isEqualTo(new CustomerId("ann"));
  }

  @Test
  void whatTheModelKnowsOfACustomerIsForgottenWhenTheyComeAgainAndVisitsStay() {
    var overlay = new Overlay(100);
    view(overlay, null, "s", "mat", 6);
    view(overlay, "ann", null, "tent", 7);
    view(overlay, "ann", null, "mat", 8);
    overlay.trainedUpTo(7);
    view(overlay, "ann", null, "stove", 9);
    view(overlay, null, "s", "tent", 10);
    assertThat(overlay.trail(new CustomerId("ann")))
        .extracting(Touch::sequence)
        .containsExactly(8L, 9L);
    assertThat(overlay.trail(new SessionId("s"))).hasSize(2);
    assertThat(overlay.size()).isEqualTo(4);
  }

  @Test
  void whatAVisitDidBeforeItsCustomerWasKnownCountsFromThenOn() {
    var overlay = new Overlay(100);
    view(overlay, null, "s", "tent", 10);
    overlay.trainedUpTo(100);
    view(overlay, "ann", "s", "mat", 150);
    assertThat(overlay.trail(new CustomerId("ann")))
        .extracting(Touch::sequence)
        .containsExactly(150L, 150L);
  }

  @Test
  void anOverlayThatMayHoldNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Overlay(0));
  }

  private void view(
      Overlay overlay, @Nullable String customer, @Nullable String session, String product) {
    view(overlay, customer, session, product, 1);
  }

  private void view(
      Overlay overlay,
      @Nullable String customer,
      @Nullable String session,
      String product,
      long sequence) {
    ShopEvent event = shop.view(customer, session, product);
    overlay.add(event.visit(), sequence, Touch.of(event, sequence));
  }
}
