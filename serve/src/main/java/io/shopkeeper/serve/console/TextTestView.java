package io.shopkeeper.serve.console;

import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.ResultTexts;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.serve.api.TextTests;
import java.util.List;
import java.util.Optional;

/// The variants of a text and what a test of them has shown.
///
/// @param variants that customers may see, the usual one first
/// @param test that runs, or else the last one
/// @param results of it
public record TextTestView(
    List<String> variants, Optional<Experiment> test, Optional<ExperimentView> results) {
  public TextTestView {
    variants = List.copyOf(variants);
  }

  public boolean running() {
    return test.filter(one -> one.state() == Experiment.State.RUNNING).isPresent();
  }

  /// Reads them.
  record Reader(Shop shop, TextTests tests, ShopExperiments trials) {
    TextTestView of(TextKey key, Texts t) {
      Optional<Experiment> test = tests.of(key);
      var texts = new ResultTexts(t.language().locale(), shop.currency());
      return new TextTestView(
          tests.variants(key),
          test,
          test.map(one -> ExperimentView.of(t, texts, trials.results(one), shop.currency())));
    }
  }
}
