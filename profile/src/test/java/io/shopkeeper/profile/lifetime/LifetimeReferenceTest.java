package io.shopkeeper.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.profile.lifetime.GammaGamma.Spending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Against the numbers of lifetimes 0.11.3 in the folder named by `shopkeeper.shared`.
class LifetimeReferenceTest {
  private static final Path SHARED = Path.of(System.getProperty("shopkeeper.shared", "../shared"));
  private static final double RELATIVE = 1e-9;

  private static JsonNode cases;

  @BeforeAll
  static void read() {
    Path file = SHARED.resolve("reference/clv.json");
    assumeTrue(Files.exists(file), () -> "no reference numbers at " + file);
    cases = new ObjectMapper().readTree(file.toFile()).get("cases");
  }

  @Test
  void theFittedBetaGeometricModelIsTheLikeliest() throws IOException {
    JsonNode output = output("BG/NBD fit, CDNOW sample");

    BetaGeometric.Fit fit = BetaGeometric.fit(sampleHistories());

    JsonNode best = output.get("mle_params");
    assertThat(fit.model().r()).isCloseTo(number(best, "r"), withinPercentage(.5));
    assertThat(fit.model().alpha()).isCloseTo(number(best, "alpha"), withinPercentage(.5));
    assertThat(fit.model().a()).isCloseTo(number(best, "a"), withinPercentage(.5));
    assertThat(fit.model().b()).isCloseTo(number(best, "b"), withinPercentage(.5));
    assertThat(fit.logLikelihood())
        .isCloseTo(number(output, "log_likelihood_at_mle"), within(1e-4));
    assertThat(fit.intervals().getFirst().low()).isBetween(.21, .225);
    assertThat(fit.intervals().getFirst().high()).isBetween(.26, .275);
  }

  @Test
  void theFittedParetoModelIsTheLikeliest() throws IOException {
    JsonNode output = output("Pareto/NBD fit, CDNOW sample");

    ParetoNbd.Fit fit = ParetoNbd.fit(sampleHistories());

    JsonNode best = output.get("mle_params");
    assertThat(fit.model().r()).isCloseTo(number(best, "r"), withinPercentage(.5));
    assertThat(fit.model().alpha()).isCloseTo(number(best, "alpha"), withinPercentage(.5));
    assertThat(fit.model().s()).isCloseTo(number(best, "s"), withinPercentage(.5));
    assertThat(fit.model().beta()).isCloseTo(number(best, "beta"), withinPercentage(.5));
    assertThat(fit.logLikelihood())
        .isCloseTo(number(output, "log_likelihood_at_mle"), within(1e-3));
  }

  @Test
  void theFittedModelOfAmountsIsTheLikeliest() throws IOException {
    JsonNode output = output("Gamma-Gamma fit, CDNOW sample repeat buyers");

    GammaGamma.Fit fit = GammaGamma.fit(sampleSpending());

    JsonNode best = output.get("mle_params");
    assertThat(fit.model().p()).isCloseTo(number(best, "p"), withinPercentage(.5));
    assertThat(fit.model().q()).isCloseTo(number(best, "q"), withinPercentage(.5));
    assertThat(fit.model().v()).isCloseTo(number(best, "v"), withinPercentage(.5));
    assertThat(fit.logLikelihood())
        .isCloseTo(number(output, "log_likelihood_at_mle"), within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"published rounded parameters", "lifetimes fitted parameters"})
  void betaGeometricExpectationsAreThoseOfTheReference(String parameters) {
    JsonNode c = named("BG/NBD P(alive) and expected purchases, " + parameters);
    BetaGeometric model = betaGeometric(c.get("input").get("params"));

    checkCustomers(model, c);
    JsonNode probabilities = c.get("output").get("probability_of_n_purchases_new_customer_39w");
    for (int n = 0; n < probabilities.size(); n++) {
      assertThat(model.probabilityOfNew(n, 39))
          .isCloseTo(probabilities.get(n).asDouble(), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"published rounded parameters", "lifetimes fitted parameters"})
  void paretoExpectationsAreThoseOfTheReference(String parameters) {
    JsonNode c = named("Pareto/NBD P(alive) and expected purchases, " + parameters);

    checkCustomers(pareto(c.get("input").get("params")), c);
  }

  @ParameterizedTest
  @ValueSource(strings = {"published rounded parameters", "lifetimes fitted parameters"})
  void amountsToBeExpectedAreThoseOfTheReference(String parameters) {
    JsonNode c = named("Gamma-Gamma expected average value, " + parameters);
    GammaGamma model = gammaGamma(c.get("input").get("params"));

    assertThat(model.mean())
        .isCloseTo(number(c.get("output"), "population_mean"), withinPercentage(1e-7));
    JsonNode customers = c.get("input").get("customers");
    for (int i = 0; i < customers.size(); i++) {
      assertThat(model.expected(spending(customers.get(i))))
          .isCloseTo(
              number(c.get("output").get("customers").get(i), "expected_value"),
              withinPercentage(1e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"published rounded parameters", "lifetimes fitted parameters"})
  void lifetimeValuesAreThoseOfTheReference(String parameters) {
    JsonNode c = named("CLV 12 months, 1% monthly discount, " + parameters);
    JsonNode input = c.get("input");
    GammaGamma amounts = gammaGamma(input.get("gammagamma"));
    var geometric = new LifetimeValue(betaGeometric(input.get("bgnbd")), 12, .01);
    var pareto = new LifetimeValue(pareto(input.get("paretonbd")), 12, .01);

    for (int i = 0; i < input.get("customers").size(); i++) {
      JsonNode customer = input.get("customers").get(i);
      JsonNode expected = c.get("output").get("customers").get(i);
      double amount = amounts.expected(spending(customer));
      assertThat(geometric.of(history(customer), amount))
          .isCloseTo(number(expected, "clv_bgnbd"), withinPercentage(1e-6));
      assertThat(pareto.of(history(customer), amount))
          .isCloseTo(number(expected, "clv_paretonbd"), withinPercentage(1e-6));
    }
  }

  private static void checkCustomers(PurchaseModel model, JsonNode c) {
    double weeks = number(c.get("input"), "t_weeks");
    JsonNode customers = c.get("input").get("customers");
    for (int i = 0; i < customers.size(); i++) {
      JsonNode expected = c.get("output").get("customers").get(i);
      History history = history(customers.get(i));
      double alive = number(expected, "p_alive");
      assertThat(model.alive(history)).isCloseTo(alive, within(RELATIVE));
      double purchases = number(expected, "expected_purchases_39w");
      assertThat(model.expected(history, weeks)).isCloseTo(purchases, within(purchases * RELATIVE));
    }
    for (int weeksOfNew : new int[] {1, 13, 39, 78}) {
      assertThat(model.expectedOfNew(weeksOfNew))
          .isCloseTo(
              number(c.get("output").get("expected_purchases_new_customer"), "t=" + weeksOfNew),
              within(RELATIVE));
    }
  }

  private static JsonNode output(String name) {
    return named(name).get("output");
  }

  private static JsonNode named(String name) {
    return StreamSupport.stream(cases.spliterator(), false)
        .filter(c -> c.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonNode node, String name) {
    return node.get(name).asDouble();
  }

  private static History history(JsonNode c) {
    return new History(c.get("x").asInt(), number(c, "t_x"), number(c, "T"));
  }

  private static Spending spending(JsonNode c) {
    return new Spending(c.get("x").asInt(), number(c, "mean_value"));
  }

  private static BetaGeometric betaGeometric(JsonNode p) {
    return new BetaGeometric(number(p, "r"), number(p, "alpha"), number(p, "a"), number(p, "b"));
  }

  private static ParetoNbd pareto(JsonNode p) {
    return new ParetoNbd(number(p, "r"), number(p, "alpha"), number(p, "s"), number(p, "beta"));
  }

  private static GammaGamma gammaGamma(JsonNode p) {
    return new GammaGamma(number(p, "p"), number(p, "q"), number(p, "v"));
  }

  private static List<History> sampleHistories() throws IOException {
    return sample().map(c -> new History(i(c[1]), d(c[2]), d(c[3]))).toList();
  }

  private static List<Spending> sampleSpending() throws IOException {
    return sample().map(c -> new Spending(i(c[1]), d(c[4]))).toList();
  }

  private static java.util.stream.Stream<String[]> sample() throws IOException {
    Path file =
        SHARED.resolve("data/customers/cdnow/cdnow_customers_summary_with_transactions.csv");
    assumeTrue(Files.exists(file), () -> "no data at " + file);
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1));
  }

  private static int i(String cell) {
    return Integer.parseInt(cell);
  }

  private static double d(String cell) {
    return Double.parseDouble(cell);
  }
}
