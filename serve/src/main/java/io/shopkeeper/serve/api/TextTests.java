package io.shopkeeper.serve.api;

import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.content.texts.TextVersion;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Condition;
import io.shopkeeper.experiment.shop.Decisions;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.ExperimentPlan;
import io.shopkeeper.experiment.shop.Experiments;
import io.shopkeeper.experiment.shop.Experiments.Change;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.Ramp;
import io.shopkeeper.experiment.shop.ShopExperiments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tests of the text of one product in one language: the variants that customers see are shown to
/// equal shares of those who open its page, by an experiment on a layer of its own. A rule across
/// products is an experiment on the layer [Decisions#TEXTS] instead.
public final class TextTests {
  /// Where the always-valid interval is tightest.
  private static final long PLANNED_UNITS = 2_000;

  private static final int LONGEST_ID = 48;

  private final ShopTexts texts;
  private final ShopExperiments trials;

  public TextTests(ShopTexts texts, ShopExperiments trials) {
    this.texts = texts;
    this.trials = trials;
  }

  /// The variants that customers may see, the usual one first.
  public List<String> variants(TextKey key) {
    return texts.shown(key.product(), key.language()).stream()
        .map(TextVersion::key)
        .map(TextKey::variant)
        .toList();
  }

  /// The test that runs, or else the last that was run.
  public Optional<Experiment> of(TextKey key) {
    return trials.all().list().stream()
        .filter(one -> one.allocation().layer().equals(layer(key)))
        .findFirst();
  }

  /// Shows the variants to equal shares from now on.
  public Change start(TextKey key, Metric metric, String who) {
    List<String> variants = variants(key);
    if (variants.size() < 2) {
      return new Change.Refused(
          "text '%s' has %d approved variants: a test needs two".formatted(key, variants.size()),
          "Draft and approve another variant with POST /api/v1/content/texts.");
    }
    Experiments all = trials.all();
    if (of(key).filter(one -> one.state() == Experiment.State.RUNNING).isPresent()) {
      return new Change.Refused(
          "a test of text '%s' is running".formatted(key), "Keep one of its variants first.");
    }
    String id = free(key);
    var allocation =
        new Allocation(
            id,
            layer(key),
            0,
            1,
            variants.stream().map(variant -> new Allocation.Arm(variant, 1)).toList(),
            new Condition.Always());
    var plan =
        new ExperimentPlan(id, key.id(), allocation, metric, PLANNED_UNITS, List.of(), Ramp.NONE);
    return all.declare(plan, who) instanceof Change.Made(Experiment made)
        ? all.start(made, who)
        : new Change.Refused("experiment '%s' is there".formatted(id), "Try again.");
  }

  /// Stops the test that runs and shows this variant alone: the others are withdrawn.
  public Change keep(TextKey key, String variant, String who) {
    Optional<Experiment> running = of(key).filter(one -> one.state() == Experiment.State.RUNNING);
    List<String> variants = variants(key);
    if (running.isEmpty() || !variants.contains(variant)) {
      return new Change.Refused(
          running.isEmpty()
              ? "no test of text '%s' is running".formatted(key)
              : "variant '%s' of text '%s' is not shown: %s are".formatted(variant, key, variants),
          "See GET /api/v1/content/texts.");
    }
    Change stopped = trials.all().stop(running.get(), who);
    if (stopped instanceof Change.Made) {
      String why = "%s: %s".formatted(running.get().id(), variant);
      variants.stream()
          .filter(other -> !other.equals(variant))
          .forEach(other ->
              texts.withdraw(
                  new TextKey(key.product(), key.language(), key.channel(), other), why, who));
    }
    return stopped;
  }

  private static String layer(TextKey key) {
    return Decisions.textsOf(key.product().value(), key.tag());
  }

  /// An id for the next test of a text.
  private String free(TextKey key) {
    String product = key.product().value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    String name = "text-" + product.substring(0, Math.min(LONGEST_ID, product.length()));
    int number = 1;
    while (trials.all().find("%s-%s-%d".formatted(name, key.tag(), number)).isPresent()) {
      number++;
    }
    return "%s-%s-%d".formatted(name, key.tag(), number);
  }
}
