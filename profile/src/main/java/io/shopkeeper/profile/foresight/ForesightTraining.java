package io.shopkeeper.profile.foresight;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.repurchase.SaleLog;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Trains a shop's foresight from its events and keeps it as a model file.
public final class ForesightTraining {

  private ForesightTraining() {}

  /// Trains from every sale in the log, and writes a model file.
  ///
  /// @throws ProfileException if there is too little to learn from
  public static TrainedForesight train(
      Store store, Seed seed, InstantSource clock, Progress progress) {
    long sequence = store.log().head();
    Instant now = clock.instant();
    SaleLog log = ShopSales.read(store.facts(), now);
    int processors = Runtime.getRuntime().availableProcessors();
    ForesightModel model;
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      model =
          new ForesightTrainer(seed, new Workers(pool, processors), progress)
              .train(log, Math.toIntExact(store.shop().day(now).toEpochDay()));
    }
    var provenance =
        new Provenance(
            TrainedForesight.MODEL,
            Objects.requireNonNullElse(
                ForesightTraining.class.getPackage().getImplementationVersion(), "development"),
            clock.instant(),
            store.shop().id(),
            sequence,
            seed,
            Provenance.sorted(
                Map.of(
                    "daysAhead", String.valueOf(model.ahead()),
                    "kind", model.again().kind().label(),
                    "settings", model.again().settings())),
            Provenance.sorted(
                Map.of(
                    "customers", String.valueOf(log.customers().size()),
                    "sales", String.valueOf(log.lines()),
                    "auc", String.valueOf(model.trial().area().estimate()),
                    "calibrationError", String.valueOf(model.trial().error().estimate()))));
    ModelFiles.Entry entry = store.models().write(provenance, model::write);
    return new TrainedForesight(entry.name(), provenance, model);
  }
}
