package io.shopkeeper.profile.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceResponseTest {
  private static final int ONCE = 1;
  private static final int EVER = 2;

  @Test
  void whoMindsPricesIsToldFromWhoDoesNot() {
    Map<String, CustomerTally> customers = new HashMap<>();
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      customers.put("mean " + i, looking(random, 6, 60));
      customers.put("free " + i, looking(random, .5, 60));
    }

    PriceResponse response = PriceResponse.of(customers);

    assertThat(mean(response, customers, "mean"))
        .isGreaterThan(3 * mean(response, customers, "free"));
    double unseen = response.sensitivity(new PricedLooks());
    assertThat(unseen)
        .isBetween(mean(response, customers, "free"), mean(response, customers, "mean"));
  }

  @Test
  void whatACustomerHasAndNobodyBuysAgainDoesNotCount() {
    Map<String, CustomerTally> customers = new HashMap<>();
    Random random = new Random(6);
    for (int i = 0; i < 60; i++) {
      CustomerTally one = looking(random, 2, 40);
      for (int kind : new int[] {ONCE, EVER}) {
        one.add(deed("purchase", 500, 7 + kind, kind, 0));
        for (int again = 0; again < 6; again++) {
          one.add(deed("view_item", 600 + again, 7 + kind, kind, 0));
          if (kind == EVER) {
            one.add(deed("add_to_cart", 600 + again, 7 + kind, kind, 0));
          }
        }
      }
      customers.put("c" + i, one);
    }

    assertThat(PriceResponse.boughtAgain(customers.values())).containsExactly(EVER);
    PricedLooks looks = customers.values().iterator().next().priced;
    assertThat(Arrays.stream(looks.answers(Set.of(EVER)).looked()).sum()).isEqualTo(40 + 6);
  }

  @Test
  void ofAShopThatSawTooLittleNothingIsTold() {
    assertThat(
            PriceResponse.of(Map.of("ann", looking(new Random(1), 2, 20)))
                .sensitivity(new PricedLooks()))
        .isNaN();
  }

  private static double mean(
      PriceResponse response, Map<String, CustomerTally> customers, String prefix) {
    return customers.entrySet().stream()
        .filter(one -> one.getKey().startsWith(prefix))
        .mapToDouble(one -> response.sensitivity(one.getValue().priced))
        .average()
        .orElseThrow();
  }

  /// Carts fall by `theta` per cent for every per cent of price.
  private static CustomerTally looking(Random random, double theta, int looks) {
    var tally = new CustomerTally();
    for (int i = 0; i < looks; i++) {
      double price = .3 * random.nextGaussian();
      int product = 100 + random.nextInt(10_000);
      tally.add(deed("view_item", i, product, ONCE, price));
      if (random.nextDouble() < 1 / (1 + Math.exp(1 + theta * price))) {
        tally.add(deed("add_to_cart", i, product, ONCE, price));
      }
    }
    return tally;
  }

  private static Deed deed(String type, double time, int product, int kind, double price) {
    return new Deed(
        type,
        time,
        0,
        0,
        "web",
        Deed.NO_SESSION,
        (long) (time * 1000),
        "tea",
        null,
        .5,
        product,
        kind,
        price,
        1,
        100,
        1,
        null);
  }
}
