package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.ingest.fusion.FusionKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of customers, and what is not told of those who refused personalisation.
class CustomerPagesTest {
  private static final List<String> INFERRED =
      List.of(
          "\"stage\"",
          "daysBetweenOrders",
          "spendingLevel",
          "priceSensitivity",
          "discountAffinity",
          "returnShare",
          "\"categories\"",
          "\"brands\"",
          "priceBands");
  private static final Pattern LINK = Pattern.compile("/customers/(c-[0-9a-z-]+)\"");
  private static ServedShop shop;

  /// `c-0` is merged with a card of the till that refused.
  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    shop.store()
        .facts()
        .putCustomers(
            List.of(
                customer("c-0-till", Consent.Purpose.PERSONALISATION),
                customer("c-0"),
                customer("c-1", Consent.Purpose.MARKETING),
                customer("c-3", Consent.Purpose.PERSONALISATION)));
    shop.services().merges().say(FusionKind.CUSTOMERS, "c-0", "c-0-till", true, "a test");
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void ofOneWhoRefusedUnderAnyOfTheirIdsOnlyBookkeepingIsAnswered() {
    for (String refused : List.of("c-0", "c-0-till", "c-3")) {
      assertThat(local().get("/api/v1/customers/" + refused).text())
          .as(refused)
          .contains("\"personalisation\":\"refused\"", "\"orders\":", "\"money\":", "\"hours\":")
          .contains("canonical_customers")
          .doesNotContain(INFERRED);
    }
  }

  @Test
  void ofOthersWhatIsInferredIsAnsweredToo() {
    assertThat(local().get("/api/v1/customers/c-1").text())
        .contains("\"personalisation\":\"not_refused\"")
        .contains(INFERRED.stream().filter(name -> !name.equals("priceSensitivity")).toList())
        .as("a shop that saw too little tells nothing of prices")
        .doesNotContain("priceSensitivity");
  }

  @Test
  void everyoneIsWrittenIntoAFileButWhoRefused() {
    String csv = local().get("/api/v1/customers").text();
    assertThat(csv).startsWith("customer,stage,").contains(",buys_again\n", "\nc-1,");
    assertThat(csv).doesNotContain("\nc-0", "\nc-3,");
    assertThat(local().get("/api/v1/customers?format=json").text())
        .contains("{\"customer\":\"c-1\"");
  }

  @Test
  void thePageOfOneWhoRefusedSaysSoAndTellsNoPreference() {
    for (String refused : List.of("c-0", "c-0-till", "c-3")) {
      String page = english().get("/customers/" + refused).text();
      assertThat(page)
          .as(refused)
          .contains("personalisation: refused", "Mean order", "Timeline", "bought")
          .doesNotContain("Preferences", "Price sensitivity", "Usual days between", "In fifths")
          .doesNotContain("has not ordered", "ordered again", "overdue", "have passed");
    }
    assertThat(chinese().get("/customers/c-3").text()).contains("已拒绝").doesNotContain("价格敏感度");
  }

  @Test
  void thePageOfACustomerTellsWhatEachFigureMeansAndWhereItComesFrom() {
    String page = english().get("/customers/c-1").text();
    assertThat(page)
        .contains("What was ordered less what was sent back", "Preferences", "cheapest third")
        .contains("In fifths of all customers", "/sql?sql=SELECT%20*%20FROM%20events")
        .contains("<svg class=\"bar\"", "not stated")
        .doesNotContain("personalisation: refused");
    assertThat(chinese().get("/customers/c-1").text()).contains("时间线", "偏好", "数据来源");
  }

  @Test
  void theRowsBehindTheFiguresAreThoseOfAllIds() {
    String page = english().get("/customers/c-0-till").text();
    var link = Pattern.compile("href=\"(/sql\\?sql=[^\"]*order_lines[^\"]*)\"").matcher(page);
    assertThat(link.find()).isTrue();
    assertThat(page).contains("counted as").contains("href=\"/customers/c-0\"");
    String asked = link.group(1).substring("/sql?".length());
    assertThat(english().send("POST", "/sql", "application/x-www-form-urlencoded", asked).text())
        .contains("Answer: ", "<td")
        .doesNotContain("Answer: 0 rows");
  }

  @Test
  void anIdLeadsToItsCustomerAndPartOfOneToAList() {
    assertThat(local().get("/customers?q=c-2").header("Location")).isEqualTo("/customers/c-2");
    assertThat(local().get("/customers?q=C-0-TI").header("Location"))
        .isEqualTo("/customers/c-0-till");
    assertThat(english().get("/customers?q=c-").text())
        .contains("/customers/c-10\"", "The first 50");
    assertThat(english().get("/customers?q=%25").text()).contains("No customer has");
    assertThat(local().get("/customers/nobody").status()).isEqualTo(404);
  }

  @Test
  void segmentsNameNobodyWhoRefused() {
    String page = english().get("/segments").text();
    assertThat(page)
        .contains("class=\"shade5\"", "Typical:", " σ)", "customers, ")
        .contains("By stage", "four times the usual days");
    Set<String> refused = Set.of("c-0", "c-0-till", "c-3");
    int named = 0;
    for (int recency = 1; recency <= 5; recency++) {
      for (int frequency = 1; frequency <= 5; frequency++) {
        String cell =
            english().get("/segments?recency=%d&frequency=%d".formatted(recency, frequency)).text();
        List<String> links = LINK.matcher(cell).results().map(match -> match.group(1)).toList();
        assertThat(links).doesNotContainAnyElementsOf(refused);
        named += links.size();
      }
    }
    assertThat(named).as("customers are named").isGreaterThan(50);
  }

  @Test
  void whoRefusesLaterIsNamedNoMoreBeforeGroupsAreCountedAnew() {
    String before = english().get("/segments").text();
    String named = LINK.matcher(before).results().findFirst().orElseThrow().group(1);
    shop.store().facts().putCustomers(List.of(customer(named, Consent.Purpose.PERSONALISATION)));
    assertThat(english().get("/segments").text()).doesNotContain("/customers/" + named + "\"");
    shop.store().facts().putCustomers(List.of(customer(named)));
  }

  @Test
  void aFieldOfTheGridThatIsNoneIsRefused() {
    assertThat(local().get("/segments?recency=6&frequency=1").status()).isEqualTo(400);
  }

  private static Customer customer(String id, Consent.Purpose... refused) {
    return new Customer(
        new CustomerId(id), null, null, null, new Consent(Set.of(), Set.of(refused)), Map.of());
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static HttpAs english() {
    return local().with("Accept-Language", "en");
  }

  private static HttpAs chinese() {
    return local().with("Accept-Language", "zh");
  }
}
