package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.TrainedOrders;
import io.shopkeeper.recommend.orders.LearntOrders;
import io.shopkeeper.recommend.orders.OrderSettings;
import io.shopkeeper.recommend.orders.OrderTrainer;
import io.shopkeeper.recommend.orders.ShopOrders;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Trains a shop's order model from its events and keeps it as a model file.
public final class OrderTraining {

  /// The name of the model files.
  static final String MODEL = "orders";

  private static final int FORMAT = 1;

  private OrderTraining() {}

  /// Trains from every order in the log, writes a model file and returns what it holds.
  ///
  /// @param seed kept in the provenance; nothing is drawn from it
  /// @throws io.shopkeeper.recommend.RecommendException with code `TOO_LARGE` if it does not fit
  ///   into the memory
  public static TrainedOrders train(Store store, Seed seed, InstantSource clock) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      return train(store, seed, clock, Memory.besideServing(), new Workers(pool, processors));
    }
  }

  static TrainedOrders train(
      Store store, Seed seed, InstantSource clock, Memory memory, Workers workers) {
    long sequence = store.log().head();
    ShopOrders shop = OrdersReader.read(store.facts(), sequence, memory);
    OrderSettings settings = OrderSettings.DEFAULT;
    var trainer = new OrderTrainer(settings);
    memory.require("training 'orders'", trainer.bytes(shop, workers.count()));
    LearntOrders model = trainer.train(shop, workers);
    var provenance =
        new Provenance(
            MODEL,
            RecommendTraining.program(),
            clock.instant(),
            store.shop().id(),
            sequence,
            seed,
            Provenance.sorted(
                Map.of(
                    "partners", String.valueOf(settings.partners()),
                    "shrinkage", String.valueOf(settings.shrinkage()),
                    "prior", String.valueOf(settings.prior()))),
            Provenance.sorted(
                Map.of(
                    "customers", String.valueOf(shop.customers().size()),
                    "products", String.valueOf(shop.products().size()),
                    "orders", String.valueOf(shop.orders().size()))));
    ModelFiles.Entry entry =
        store
            .models()
            .write(
                provenance,
                out -> {
                  out.writeInt(FORMAT);
                  model.products().write(out);
                  model.write(out);
                });
    return new TrainedOrders(entry.name(), provenance, model);
  }

  /// The newest model file; empty before the first training.
  ///
  /// @throws io.shopkeeper.store.StoreException with code `MODEL_DAMAGED` if it cannot be read
  public static Optional<TrainedOrders> newest(Store store) {
    return store
        .models()
        .newest(MODEL)
        .map(entry ->
            store
                .models()
                .read(
                    entry,
                    in -> {
                      int format = in.readInt();
                      if (format != FORMAT) {
                        throw new IOException(
                            "the model file has format %d, this program reads %d: train again"
                                .formatted(format, FORMAT));
                      }
                      LearntOrders model = LearntOrders.read(in, ProductIndex.read(in));
                      return new TrainedOrders(entry.name(), entry.provenance(), model);
                    }));
  }
}
