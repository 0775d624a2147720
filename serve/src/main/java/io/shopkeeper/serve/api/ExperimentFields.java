package io.shopkeeper.serve.api;

import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Targets;
import io.shopkeeper.experiment.shop.ExperimentPlan;
import io.shopkeeper.experiment.shop.Experiments;
import io.shopkeeper.experiment.shop.Guardrail;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.Ramp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An experiment, or a question about one, in named fields of texts: of a JSON object, a form or a
/// query.
///
/// Its methods throw `IllegalArgumentException` with what is wrong.
///
/// @param texts of a field, none where it was not given
public record ExperimentFields(Function<String, List<String>> texts) {
  private static final String PLANNED = "10000";
  private static final int MOST_ATTRIBUTES = 50;

  /// Keeps the draft they describe.
  public Experiments.Change declare(Experiments experiments, String who) {
    String id = text("id").orElse("");
    String planned = text("planned").orElse(PLANNED);
    if (!planned.matches("[0-9]{1,12}")) {
      throw new IllegalArgumentException(
          "planned is '%s': a whole number of units is needed".formatted(planned));
    }
    var allocation =
        new Allocation(
            text("salt").orElse(id),
            text("layer").orElse(id),
            number("from", "0"),
            number("to", "1"),
            arms(),
            Targets.of(texts.apply("targets")));
    return experiments.declare(
        new ExperimentPlan(
            id,
            text("name").orElse(id),
            allocation,
            metric(),
            Long.parseLong(planned),
            texts.apply("guardrails").stream().map(Guardrail::of).toList(),
            Ramp.of(texts.apply("ramp"))),
        who);
  }

  /// Of the visitor, each as `country=DE`.
  public Map<String, String> attributes() {
    var attributes = new HashMap<String, String>();
    for (String text : texts.apply("attributes")) {
      int equals = text.indexOf('=');
      if (equals < 1 || attributes.size() >= MOST_ATTRIBUTES) {
        throw new IllegalArgumentException(
            "an attribute is a name and a value, as in country=DE, and there are at most %d: '%s'"
                .formatted(MOST_ATTRIBUTES, text));
      }
      attributes.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }
    return attributes;
  }

  public Metric metric() {
    return text("metric").map(Metric::of).orElse(Metric.CONVERSION);
  }

  private List<Arm> arms() {
    List<String> names = texts.apply("arms");
    List<Double> shares = shares(names.size());
    if (shares.size() != names.size()) {
      throw new IllegalArgumentException(
          "there are %d arms and %d shares".formatted(names.size(), shares.size()));
    }
    var arms = new ArrayList<Arm>();
    for (int i = 0; i < names.size(); i++) {
      arms.add(new Arm(names.get(i), shares.get(i)));
    }
    return arms;
  }

  /// Of so many arms; equal where they are not given.
  public List<Double> shares(int arms) {
    List<String> given = texts.apply("shares");
    return given.isEmpty()
        ? Collections.nCopies(arms, 1.)
        : given.stream().map(share -> parsed(share, "shares")).toList();
  }

  /// Of the field, or of what it is without.
  public double number(String name, String preset) {
    String text = text(name).orElse(preset);
    return parsed(text, name);
  }

  private static double parsed(String text, String name) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s is '%s': a number is needed".formatted(name, text), e);
    }
  }

  /// A field of one text.
  public Optional<String> text(String name) {
    return texts.apply(name).stream().findFirst().filter(text -> !text.isBlank());
  }
}
