package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.training.BehaviourReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is the same, said and undone over HTTP.
class FusionApiTest {
  private static final String MERGES = "/api/v1/fusion/merges?kind=products";
  private static final String LABELS = "/api/v1/fusion/labels";

  @SuppressWarnings("NullAway.Init") // Started before each test.
  private ServedShop shop;

  /// Two products that customers had to do with, by their ids.
  private String a = "";

  private String b = "";

  @BeforeEach
  void start(@TempDir Path directory) {
    shop = ServedShop.limited(directory, 20_000);
    ProductIndex products = behaviour().products();
    List<String> ids =
        IntStream.range(0, products.size())
            .mapToObj(item -> products.id(item).value())
            .filter(id -> id.startsWith("p-"))
            .sorted()
            .toList();
    a = ids.get(0);
    b = ids.get(1);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private HttpAs.Reply say(String a, String b, String same) {
    return local()
        .postJson(
            LABELS,
            """
            {"kind":"products","a":"%s","b":"%s","same":"%s"}\
            """
                .formatted(a, b, same));
  }

  private HttpAs.Reply delete(String path) {
    return local().send("DELETE", path, null, null);
  }

  private Behaviour behaviour() {
    return BehaviourReader.read(
        shop.store().facts(), shop.store().log().head(), BehaviourReader.END_OF_TIME);
  }

  @Test
  void whatIsMergedIsOneProductInTrainingUntilItIsUndone() {
    int before = behaviour().products().size();
    assertThat(say(a, b, "yes").status()).isEqualTo(200);
    assertThat(local().get(MERGES).list("merges"))
        .singleElement()
        .satisfies(merge -> assertThat(merge).containsEntry("a", a).containsEntry("b", b));
    assertThat(behaviour().products().size()).isEqualTo(before - 1);

    assertThat(delete(MERGES + "&a=" + b + "&b=" + a).status()).isEqualTo(200);
    assertThat(local().get(MERGES).list("merges")).isEmpty();
    assertThat(behaviour().products().size()).isEqualTo(before);
  }

  @Test
  void aLabelReachesTheLiveRecommenderBeforeItIsAnswered() {
    var refusal =
        new Customer(
            new CustomerId("c-9-till"),
            null,
            null,
            null,
            new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION)),
            Map.of());
    var known = new Customer(new CustomerId("c-0"), null, null, null, Consent.UNKNOWN, Map.of());
    shop.store().facts().putCustomers(List.of(refusal, known));
    String question = "/api/v1/recommendations?customer=c-0";
    assertThat(local().get(question).text()).doesNotContain("personalisation_refused");
    String same =
        """
        {"kind":"customers","a":"c-0","b":"c-9-till","same":"yes"}\
        """;
    assertThat(local().postJson(LABELS, same).status()).isEqualTo(200);
    assertThat(local().get(question).text()).contains("personalisation_refused");
    String pair = "?kind=customers&a=c-0&b=c-9-till";
    assertThat(delete(LABELS + pair).status()).isEqualTo(200);
    assertThat(local().get(question).text()).doesNotContain("personalisation_refused");
  }

  @Test
  void whatWasUndoneIsMergedAgainOnlyOnceThatIsTakenBack() {
    say(a, b, "yes");
    delete(MERGES + "&a=" + a + "&b=" + b);
    var again = say(a, b, "yes");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text()).contains("are different");
    assertThat(delete(LABELS + "?kind=products&a=" + a + "&b=" + b).status()).isEqualTo(200);
    assertThat(say(a, b, "yes").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"p-0, p-0, yes", "p-0, nothing, yes", "p-0, p-1, perhaps"})
  void whatMakesNoSenseIsRefused(String one, String other, String same) {
    assertThat(say(one, other, same).status()).isEqualTo(400);
    assertThat(local().get(MERGES).list("merges")).isEmpty();
  }

  @Test
  void whatIsNotMergedCannotBeUndoneAndKindsAreTwo() {
    assertThat(delete(MERGES + "&a=" + a + "&b=" + b).status()).isEqualTo(404);
    assertThat(delete(LABELS + "?kind=products&a=" + a + "&b=" + b).status()).isEqualTo(404);
    assertThat(local().get("/api/v1/fusion/pairs?kind=orders").status()).isEqualTo(400);
    assertThat(local().get("/api/v1/fusion/pairs?kind=customers").list("pairs")).isEmpty();
  }
}
