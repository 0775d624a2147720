package io.shopkeeper.profile.customer;

import static io.shopkeeper.profile.TeaAndTents.NOW;
import static io.shopkeeper.profile.TeaAndTents.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Consent.Purpose;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.profile.TeaAndTents;
import io.shopkeeper.profile.customer.CustomerProfile.Given;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveProfilesTest {
  private static final List<String> CUSTOMERS =
      List.of("ann", "ben", "cid", "dan", "eve", "nobody");

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private TeaAndTents shop;

  @SuppressWarnings("NullAway.Init") // Likewise.
  private LiveProfiles live;

  @BeforeEach
  void openAndCount(@TempDir Path folder) {
    shop = new TeaAndTents(folder);
    for (int i = 0; i < 40; i++) {
      shop.look(CUSTOMERS.get(i % 4), "p" + i % 30, 1 + i);
      shop.buy(CUSTOMERS.get(i % 3), "p" + (7 * i) % 30, 1 + i);
    }
    put("eve", 30, Set.of());
    live = new LiveProfiles(shop.store().facts());
    live.rebuild(NOW);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /// What memory answers is what the store does, of everyone.
  private void sameAsInTheStore() {
    var store = new LiveProfiles(shop.store().facts());
    for (String customer : CUSTOMERS) {
      Optional<CustomerProfile> expected = store.profile(customer, ShopWide.unknown(), NOW, TODAY);
      Optional<CustomerProfile> known = live.profile(customer, ShopWide.unknown(), NOW, TODAY);
      assertThat(known)
          .usingRecursiveComparison()
          .withComparatorForType(
              (a, b) -> Math.abs(a - b) <= 1e-9 ? 0 : Double.compare(a, b), Double.class)
          .isEqualTo(expected);
    }
  }

  private void put(String customer, @Nullable Integer age, Set<Purpose> refused) {
    shop.store()
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId(customer),
                    age,
                    null,
                    new Money(5, Currency.getInstance("EUR")),
                    new Consent(Set.of(), refused),
                    Map.of())));
  }

  /// Buys, and has whoever follows the log hear of it.
  private void buy(String customer) {
    long before = shop.store().log().head();
    shop.buy(customer, "p1", 0);
    shop.store().log().replay(before, live::observe);
  }

  private void change(String sql, String... values) {
    shop.store().facts().update(new Query("test", sql, List.of((Object[]) values)));
  }

  private void merge(String one, String other) {
    change(
        "INSERT INTO merge(kind, a, b, probability, reason, decided_by, decided_at)"
            + " VALUES ('customers', ?, ?, 1, '', '', TIMESTAMP '2026-01-01')",
        one,
        other);
  }

  private CustomerProfile profile(String customer) {
    return live.profile(customer, ShopWide.unknown(), NOW, TODAY).orElseThrow();
  }

  @Test
  void whoIsAsCountedIsAnsweredAsFromTheStore() {
    sameAsInTheStore();
    assertThat(live.profile("nobody", ShopWide.unknown(), NOW, TODAY)).isEmpty();
    assertThat(profile("eve").given()).isEqualTo(new Given(30, null, 5L, "EUR"));
  }

  @Test
  void whatACustomerDoesAndSaysShowsAtOnce() {
    int orders = profile("ann").statistics().orders();
    buy("ann");
    assertThat(profile("ann").statistics().orders()).isEqualTo(orders + 1);
    put("ann", 40, Set.of(Purpose.PERSONALISATION));
    assertThat(profile("ann").given().age()).isEqualTo(40);
    assertThat(profile("ann").inferred()).isEmpty();
    sameAsInTheStore();
    live.update(NOW);
    sameAsInTheStore();
  }

  @Test
  void whoIsMergedOrPartedIsOneOrTwoAtOnce() {
    int ann = profile("ann").statistics().orders();
    int ben = profile("ben").statistics().orders();
    merge("ben", "ann");
    assertThat(profile("ben").countedAs()).isEqualTo("ann");
    assertThat(profile("ben").statistics().orders()).isEqualTo(ann + ben);
    sameAsInTheStore();

    live.rebuild(NOW);
    sameAsInTheStore();
    buy("ben");
    assertThat(profile("ann").statistics().orders()).isEqualTo(ann + ben + 1);
    put("ben", null, Set.of(Purpose.PERSONALISATION));
    assertThat(profile("ann").personalisationRefused()).isTrue();
    sameAsInTheStore();

    change("DELETE FROM merge WHERE a = ?", "ben");
    assertThat(profile("ann").statistics().orders()).isEqualTo(ann);
    assertThat(profile("ann").personalisationRefused()).isFalse();
    sameAsInTheStore();
  }

  @Test
  void whoIsErasedIsKnownNoMore() {
    shop.store().facts().erase(new CustomerId("ann"), new Random(1));
    live.forget();
    assertThat(live.profile("ann", ShopWide.unknown(), NOW, TODAY)).isEmpty();
    assertThat(live.register().given("ann")).isEmpty();
    sameAsInTheStore();
  }
}
