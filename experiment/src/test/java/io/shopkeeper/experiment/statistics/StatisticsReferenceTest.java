package io.shopkeeper.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.experiment.statistics.Comparison.Undefined;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Against the numbers of another program, by the case. Where it gives an error value, the reason
/// is asked for here.
class StatisticsReferenceTest {
  private static final double TOLERANCE = 1e-8;

  @TestFactory
  Stream<DynamicTest> everyCaseAgrees() {
    Path file =
        Path.of(System.getProperty("shopkeeper.shared", "../shared"))
            .resolve("reference/ab-tests.json");
    assumeTrue(Files.exists(file), () -> "no reference numbers at " + file);
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("cases");
    assertThat(cases.size()).isGreaterThan(80);
    return StreamSupport.stream(cases.spliterator(), false)
        .map(c ->
            DynamicTest.dynamicTest(
                c.get("name").asString(), () -> check(c.get("input"), c.get("output"))));
  }

  private static void check(JsonNode input, JsonNode output) {
    switch (input.get("engine").asString()) {
      case "frequentist" -> checkFrequentist(input, output);
      case "bayesian" -> checkBayesian(input, output);
      case "srm" ->
          agrees(
              output,
              "p_value",
              SampleRatio.pValue(
                  StreamSupport.stream(input.get("users").spliterator(), false)
                      .mapToLong(JsonNode::asLong)
                      .toArray(),
                  doubles(input.get("weights"))));
      case "multiple_testing" -> {
        double[] p = doubles(input.get("p_values"));
        assertThat(Multiplicity.HOLM.adjust(p))
            .containsExactly(doubles(output.get("holm_bonferroni")), within(1e-12));
        assertThat(Multiplicity.BENJAMINI_HOCHBERG.adjust(p))
            .containsExactly(doubles(output.get("benjamini_hochberg")), within(1e-12));
      }
      default -> throw new AssertionError(input.toString());
    }
  }

  private static void checkFrequentist(JsonNode input, JsonNode output) {
    Comparison comparison = comparison(input);
    if (!output.get("error").isNull()) {
      assertThat(comparison).isInstanceOf(Undefined.class);
      return;
    }
    Effect effect = (Effect) comparison;
    agrees(output, "control_mean", effect.control());
    agrees(output, "treatment_mean", effect.treatment());
    agrees(output, "effect", effect.estimate());
    agrees(output, "standard_error", effect.standardError());
    agrees(output, "control_variance", effect.controlVariance());
    agrees(output, "treatment_variance", effect.treatmentVariance());
    if (output.has("theta")) {
      assertThat(effect.weights()[0]).isCloseTo(output.get("theta").asDouble(), within(TOLERANCE));
    }
    double alpha = input.get("alpha").asDouble();
    String test = input.get("test").asString();
    Side side =
        test.endsWith("greater") ? Side.GREATER : test.endsWith("less") ? Side.LESS : Side.BOTH;
    if (test.startsWith("sequential")) {
      var sequential =
          new SequentialTest(alpha, side, input.get("sequential_tuning_parameter").asDouble());
      Verdict verdict = sequential.judge(effect);
      agrees(output, "rho", sequential.rho());
      agrees(output.get("ci"), verdict.interval());
      assertThat(verdict.pValue())
          .isCloseTo(
              output.get("p_value").asDouble(), within(side == Side.BOTH ? TOLERANCE : 1e-3));
    } else {
      Verdict verdict = new FixedTest(alpha, side).judge(effect);
      agrees(output, "degrees_of_freedom", effect.degreesOfFreedom());
      agrees(output.get("ci"), verdict.interval());
      agrees(output, "p_value", verdict.pValue());
    }
  }

  private static void checkBayesian(JsonNode input, JsonNode output) {
    Comparison comparison = comparison(input);
    if (!output.get("error").isNull()) {
      assertThat(comparison).isInstanceOf(Undefined.class);
      return;
    }
    JsonNode prior = input.get("prior");
    BayesianTest.Posterior posterior =
        new BayesianTest(
                prior.get("proper").asBoolean()
                    ? new BayesianTest.Prior.Proper(
                        prior.get("mean").asDouble(), prior.get("variance").asDouble())
                    : new BayesianTest.Prior.Flat(),
                input.get("lower_is_better").asBoolean(),
                input.get("alpha").asDouble())
            .judge((Effect) comparison);
    agrees(output, "chance_to_win", posterior.chanceToWin());
    agrees(output, "effect", posterior.mean());
    agrees(output, "posterior_sd", posterior.deviation());
    agrees(output, "risk_control", posterior.controlRisk());
    agrees(output, "risk_treatment", posterior.treatmentRisk());
    agrees(output.get("ci"), posterior.interval());
  }

  private static Comparison comparison(JsonNode input) {
    Scale scale = Scale.valueOf(input.get("difference").asString().toUpperCase(Locale.ROOT));
    if (input.has("strata")) {
      List<Strata.Stratum> strata =
          StreamSupport.stream(input.get("strata").spliterator(), false)
              .map(s -> new Strata.Stratum(moments(s.get("control")), moments(s.get("treatment"))))
              .toList();
      if (input.get("post_stratify").asBoolean()) {
        return Strata.compare(Measure.MEAN, strata, scale);
      }
      var control = new Moments(1);
      var treatment = new Moments(1);
      strata.forEach(s -> control.addAll(s.control()));
      strata.forEach(s -> treatment.addAll(s.treatment()));
      return Comparison.of(Measure.MEAN, control, treatment, scale);
    }
    JsonNode control = input.get("control");
    JsonNode treatment = input.get("treatment");
    String type = control.get("type").asString();
    if (type.equals("quantile")) {
      return Comparison.of(quantile(control), quantile(treatment), scale);
    }
    Measure measure = Measure.valueOf(type.replace("_cuped", "").toUpperCase(Locale.ROOT));
    return Comparison.of(measure, moments(control), moments(treatment), scale);
  }

  private static Sample quantile(JsonNode arm) {
    return Sample.ofQuantile(
        arm.get("n").asLong(),
        arm.get("n_star").asLong(),
        arm.get("quantile_hat").asDouble(),
        arm.get("quantile_lower").asDouble(),
        arm.get("quantile_upper").asDouble());
  }

  private static Moments moments(JsonNode arm) {
    List<String> columns;
    double[][] products;
    switch (arm.get("type").asString()) {
      case "proportion", "mean" -> {
        return Moments.of(
            arm.get("n").asLong(),
            new double[] {arm.get("sum").asDouble()},
            new double[][] {{squares(arm)}});
      }
      case "ratio" -> {
        columns = List.of("numerator", "denominator");
        products =
            new double[][] {
              {squares(arm.get("numerator"))},
              {arm.get("sum_num_x_den").asDouble(), squares(arm.get("denominator"))}
            };
      }
      case "ratio_cuped" -> {
        columns = List.of("num_post", "den_post", "num_pre", "den_pre");
        products =
            new double[][] {
              {squares(arm.get("num_post"))},
              {arm.get("sum_num_post_x_den_post").asDouble(), squares(arm.get("den_post"))},
              {
                arm.get("sum_num_post_x_num_pre").asDouble(),
                arm.get("sum_num_pre_x_den_post").asDouble(),
                squares(arm.get("num_pre"))
              },
              {
                arm.get("sum_num_post_x_den_pre").asDouble(),
                arm.get("sum_den_post_x_den_pre").asDouble(),
                arm.get("sum_num_pre_x_den_pre").asDouble(),
                squares(arm.get("den_pre"))
              }
            };
      }
      default -> {
        columns = List.of("post", "pre");
        products =
            new double[][] {
              {squares(arm.get("post"))},
              {arm.get("sum_post_x_pre").asDouble(), squares(arm.get("pre"))}
            };
      }
    }
    return Moments.of(
        arm.get("n").asLong(),
        columns.stream().mapToDouble(c -> arm.get(c).get("sum").asDouble()).toArray(),
        products);
  }

  private static double squares(JsonNode column) {
    return column.has("sum_squares")
        ? column.get("sum_squares").asDouble()
        : column.get("sum").asDouble();
  }

  private static void agrees(JsonNode output, String field, double actual) {
    agrees(field, output.get(field), actual);
  }

  private static void agrees(JsonNode ends, Interval interval) {
    agrees("low", ends.get(0), interval.low());
    agrees("high", ends.get(1), interval.high());
  }

  private static void agrees(String what, JsonNode expected, double actual) {
    double value =
        expected.isString() ? Double.parseDouble(expected.asString()) : expected.asDouble();
    if (Double.isInfinite(value)) {
      assertThat(actual).as(what).isEqualTo(value);
    } else {
      assertThat(actual)
          .as(what)
          .isCloseTo(value, within(Math.max(1e-12, TOLERANCE * Math.abs(value))));
    }
  }

  private static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
