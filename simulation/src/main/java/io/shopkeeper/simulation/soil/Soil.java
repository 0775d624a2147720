package io.shopkeeper.simulation.soil;

import io.shopkeeper.domain.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/// Plants faults in the records of files of any kind, by what their columns hold.
final class Soil {

  private record Rated(double rate, RecordFault fault) {}

  private final double duplicates;
  private final List<Rated> rated;
  private final Seed seed;
  private int faults;

  Soil(SoilSettings settings, Seed seed) {
    this.seed = seed;
    this.duplicates = settings.duplicates();
    this.rated =
        List.of(
            new Rated(settings.typos(), new Typos()),
            new Rated(settings.swaps(), new Swaps()),
            new Rated(settings.notations(), new Notations()),
            new Rated(settings.encodings(), new Encodings()),
            new Rated(settings.clocks(), new Clocks()),
            new Rated(settings.missing(), new Gaps()),
            new Rated(settings.outliers(), new Outliers()));
  }

  /// The number of a new fault.
  int next() {
    return ++faults;
  }

  /// A stream of draws for one purpose in one file.
  RandomGenerator random(String purpose, Draft draft) {
    return seed.generator("%s of %s".formatted(purpose, draft.clean().file()));
  }

  /// Gives each record that has no fault yet one, or none.
  ///
  /// One draw decides which, each kind owning an interval as wide as its rate. Where the record
  /// cannot have that kind it stays clean, so that a rate is that of the records that can, whatever
  /// the other rates are.
  void records(Draft draft) {
    RandomGenerator random = random("records", draft);
    var copies = new Duplicates(draft, random);
    for (Draft.Line line : draft.lines()) {
      double draw = random.nextDouble();
      if (!line.untouched()) {
        continue;
      }
      if (draw < duplicates) {
        copies.repeat(line, next());
      } else {
        spoil(draft, line, draw - duplicates, random);
      }
    }
  }

  private void spoil(Draft draft, Draft.Line line, double draw, RandomGenerator random) {
    double left = draw;
    for (Rated candidate : rated) {
      if (left < candidate.rate) {
        candidate
            .fault
            .in(draft.row(line), random)
            .ifPresent(spoilt -> draft.change(line, next(), spoilt.kind(), spoilt.cells()));
        return;
      }
      left -= candidate.rate;
    }
  }

  static SoiledFiles files(List<Draft> drafts) {
    return new SoiledFiles(
        drafts.stream().map(Draft::clean).toList(),
        drafts.stream().map(Draft::soiled).toList(),
        new Truth(drafts.stream().flatMap(draft -> draft.faults().stream()).toList()));
  }
}
