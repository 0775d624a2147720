package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.profile.foresight.ForesightTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of what customers will do.
class OutlookTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.lasting(directory);
    shop.store()
        .facts()
        .putCustomers(
            List.of(
                customer("c-3", Consent.Purpose.PERSONALISATION),
                customer("c-10"),
                customer("c-11")));
    assertThat(local().get("/api/v1/customers/c-1").text())
        .as("nothing has been learned")
        .doesNotContain("outlook");
    ForesightTraining.train(shop.store(), new Seed(1), shop.services().clock(), Progress.NONE);
    shop.services().customers().changed();
    shop.services().customers().refresh();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void theAnswerHoldsProbabilityIntervalsReasonsAndHowGoodTheModelIs() {
    assertThat(local().get("/api/v1/customers/c-1").text())
        .contains("\"outlook\":{", "\"daysAhead\":30", "\"ordersAgain\":0.")
        .contains("\"stillCustomer\":", "\"orders\":{\"low\":", "\"value\":{\"low\":")
        .contains("\"because\":{\"repeats\":", "\"ordersIfStill\":", "\"amountOfAll\":")
        .contains("\"reasons\":[{\"feature\":", "\"logOdds\":", "\"alike\":[{\"customer\":")
        .contains("\"smallestChange\":[", "\"version\":\"foresight-1\"", "\"calibration\":[{");
  }

  @Test
  void thePageSaysItInWords() {
    assertThat(english().get("/customers/c-1").text())
        .contains("Outlook", "Orders within 30 days", "in nine of ten cases between", "Most alike")
        .contains("Why so many and so much", "of a new customer", "Amount of an order")
        .contains("exact Shapley values", "which the model had not seen: AUC");
    assertThat(chinese().get("/customers/c-1").text()).contains("前景", "30 天内再次下单");
  }

  @Test
  void whoRefusedPersonalisationIsToldNoOutlook() {
    assertThat(local().get("/api/v1/customers/c-3").text()).doesNotContain("outlook", "alike");
    assertThat(english().get("/customers/c-3").text()).doesNotContain("Outlook");
  }

  @Test
  void mergedAndThenPartedCustomersAreToldAsBefore() {
    int one = orders("c-10");
    int other = orders("c-11");
    shop.services().merges().say(FusionKind.CUSTOMERS, "c-10", "c-11", true, "a test");
    assertThat(orders("c-10")).isEqualTo(one + other);
    assertThat(orders("c-11")).isEqualTo(one + other);

    shop.services().merges().takeBack(FusionKind.CUSTOMERS, "c-10", "c-11");
    assertThat(orders("c-10")).isEqualTo(one);
    assertThat(orders("c-11")).isEqualTo(other);
  }

  @Test
  void whatACustomerDoesCountsAtOnce() throws InterruptedException {
    int before = orders("c-20");
    try (var _ = shop.services().customers().follow()) {
      shop.store()
          .log()
          .append(
              List.of(
                  new ShopEvent.Purchase(
                      new EventId("just-now"),
                      new Visit(
                          new CustomerId("c-20"),
                          null,
                          Channel.WEB,
                          shop.services().clock().instant()),
                      new OrderId("just-now"),
                      List.of(
                          new OrderLine(
                              new ProductId("p-1"),
                              1,
                              new Money(100, SampleShop.shop().currency()))))));
      for (int tries = 0; tries < 600 && orders("c-20") == before; tries++) {
        Thread.sleep(50); // The follower is another thread.
      }
      assertThat(orders("c-20")).as("read from the store").isEqualTo(before + 1);
      shop.services().customers().refresh();
      assertThat(orders("c-20")).as("counted on").isEqualTo(before + 1);
    }
  }

  private static Customer customer(String id, Consent.Purpose... refused) {
    return new Customer(
        new CustomerId(id), null, null, null, new Consent(Set.of(), Set.of(refused)), Map.of());
  }

  private static int orders(String customer) {
    var orders =
        Pattern.compile("\"orders\":(\\d+)")
            .matcher(local().get("/api/v1/customers/" + customer).text());
    assertThat(orders.find()).isTrue();
    return Integer.parseInt(orders.group(1));
  }

  private static HttpAs english() {
    return local().with("Accept-Language", "en");
  }

  private static HttpAs chinese() {
    return local().with("Accept-Language", "zh");
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }
}
