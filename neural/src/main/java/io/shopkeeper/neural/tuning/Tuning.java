package io.shopkeeper.neural.tuning;

/// How the upper layers of an encoder are trained.
///
/// @param layers that change, from the highest down
/// @param learningRate at its highest
/// @param steps of gradient
/// @param batch texts a step
/// @param dropout share of numbers that a step does without
public record Tuning(int layers, double learningRate, int steps, int batch, double dropout) {

  public Tuning {
    require("layers", layers >= 1, layers);
    require("learningRate", learningRate > 0, learningRate);
    require("steps", steps >= 1, steps);
    require("batch", batch >= 1, batch);
    require("dropout", dropout >= 0 && dropout < 1, dropout);
  }

  private static void require(String name, boolean holds, Number value) {
    if (!holds) {
      throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
    }
  }
}
