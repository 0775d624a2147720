package io.shopkeeper.profile.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.Loss;
import io.shopkeeper.numeric.boosting.RegressionTree;
import io.shopkeeper.numeric.boosting.TreeNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Against Shapley values by brute force over all orderings, in the folder named by
/// `shopkeeper.shared`.
class ShapleyReferenceTest {
  private static final Path SHARED = Path.of(System.getProperty("shopkeeper.shared", "../shared"));
  private static final int COLUMNS = 5;

  private static JsonNode reference;
  private static float[][] rows;
  private static float[][] background;

  @BeforeAll
  static void read() {
    Path file = SHARED.resolve("reference/classification-explanations.json");
    assumeTrue(Files.exists(file), () -> "no reference numbers at " + file);
    reference = new ObjectMapper().readTree(file.toFile());
    rows = new float[200][COLUMNS];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        rows[row][column] = (float) reference.get("data").get(row).get(column).asDouble();
      }
    }
    background = Arrays.copyOfRange(rows, 100, 150);
  }

  @Test
  void aWeightedSumAgrees() {
    double[][] doubles = new double[50][];
    for (int i = 0; i < 50; i++) {
      doubles[i] = doubles(background[i]);
    }
    LinearModel model = logistic();
    agrees(
        "logistic regression, log-odds, interventional Shapley values",
        row -> BackgroundShapley.ofSum(model.weights(), model.bias(), doubles(row), doubles));
  }

  @Test
  void theProbabilityOfAWeightedSumAgrees() {
    LinearModel model = logistic();
    agrees(
        "logistic regression, probability, interventional Shapley values",
        row ->
            BackgroundShapley.ofAny(
                x -> LinearModel.probability(model.margin(x)), row, background));
  }

  @Test
  void boostedTreesAgree() {
    BoostedTrees trees = boosted();
    agrees(
        "gradient boosting, log-odds, interventional Shapley values",
        row -> BackgroundShapley.of(trees, row, background));
    agrees(
        "gbdt, path-dependent (cover-weighted, TreeSHAP default) Shapley values",
        row -> PathShapley.of(trees, row));
  }

  @Test
  void theProbabilityOfBoostedTreesAgrees() {
    ToDoubleFunction<float[]> probability = boosted()::prediction;
    agrees(
        "gradient boosting, probability, interventional Shapley values",
        row -> BackgroundShapley.ofAny(probability, row, background));
  }

  @Test
  void aForestAgrees() {
    BoostedTrees forest = forest();
    agrees(
        "random forest, probability, interventional Shapley values",
        row -> BackgroundShapley.of(forest, row, background));
    agrees(
        "forest, path-dependent (cover-weighted, TreeSHAP default) Shapley values",
        row -> PathShapley.of(forest, row));
  }

  private static void agrees(String name, Function<float[], Attribution> explain) {
    JsonNode found = null;
    for (JsonNode one : reference.get("cases")) {
      found = one.get("name").asString().equals(name) ? one : found;
    }
    assertThat(found).as(name).isNotNull();
    if (found == null) {
      return;
    }
    int seen = 0;
    for (JsonNode expected : found.get("output").get("explanations")) {
      Attribution actual = explain.apply(rows[expected.get("row").asInt()]);
      assertThat(actual.base()).isCloseTo(expected.get("base_value").asDouble(), within(1e-9));
      assertThat(actual.prediction())
          .isCloseTo(expected.get("prediction").asDouble(), within(1e-9));
      for (int column = 0; column < COLUMNS; column++) {
        assertThat(actual.values()[column])
            .isCloseTo(expected.get("shapley").get(column).asDouble(), within(1e-9));
      }
      seen++;
    }
    assertThat(seen).isEqualTo(5);
  }

  private static LinearModel logistic() {
    JsonNode model = reference.get("models").get("logistic");
    double[] weights = new double[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      weights[i] = model.get("coef").get(i).asDouble();
    }
    return new LinearModel(weights, model.get("intercept").asDouble());
  }

  private static BoostedTrees boosted() {
    JsonNode model = reference.get("models").get("gbdt");
    return new BoostedTrees(
        Loss.LOGISTIC,
        model.get("init").asDouble(),
        COLUMNS,
        trees(model, model.get("learning_rate").asDouble()));
  }

  private static BoostedTrees forest() {
    JsonNode model = reference.get("models").get("forest");
    return new BoostedTrees(
        Loss.SQUARED, 0, COLUMNS, trees(model, 1.0 / model.get("trees").size()));
  }

  private static List<RegressionTree> trees(JsonNode model, double factor) {
    List<RegressionTree> trees = new ArrayList<>();
    for (JsonNode tree : model.get("trees")) {
      trees.add(RegressionTree.of(node(tree, 0, factor)));
    }
    return trees;
  }

  private static TreeNode node(JsonNode tree, int at, double factor) {
    if (tree.get("feature").get(at).asInt() < 0) {
      return new TreeNode.Leaf(
          factor * tree.get("value").get(at).asDouble(), tree.get("cover").get(at).asDouble());
    }
    return new TreeNode.Split(
        tree.get("feature").get(at).asInt(),
        tree.get("threshold").get(at).asDouble(),
        false,
        node(tree, tree.get("left").get(at).asInt(), factor),
        node(tree, tree.get("right").get(at).asInt(), factor));
  }

  private static double[] doubles(float[] row) {
    double[] doubles = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      doubles[i] = row[i];
    }
    return doubles;
  }
}
