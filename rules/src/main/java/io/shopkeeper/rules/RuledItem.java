package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.List;

/// A product of a list and how it came to its place.
///
/// @param candidate where it stood among the candidates, from 0; −1 for one that a pin brought in
/// @param base the model's score; 0 for one that a pin brought in
/// @param steps what each rule added, in the order in which they acted
public record RuledItem(ProductId product, int candidate, double base, List<Step> steps) {

  /// What a rule added to a score.
  public record Step(Rule rule, double contribution) {}

  public RuledItem {
    steps = List.copyOf(steps);
  }

  /// The model's score and all steps.
  public double score() {
    double score = base;
    for (Step step : steps) {
      score += step.contribution();
    }
    return score;
  }

  /// The score as a tree: of the model, and of the rules by kind. Each value is the sum of its
  /// parts.
  public Explanation explain() {
    var parts = new ArrayList<Explanation>();
    parts.add(Explanation.of("model", base));
    for (Step step : steps) {
      parts.add(
          Explanation.of(
              "%s (%s)".formatted(step.rule().name(), step.rule().effect().text()),
              step.contribution()));
    }
    return Explanation.sum(product.value(), parts);
  }
}
