package io.shopkeeper.profile.foresight;

import io.shopkeeper.domain.Provenance;
import io.shopkeeper.store.Store;
import java.util.Optional;

/// A model with where it comes from.
///
/// @param version names its file, as in `foresight-3`
public record TrainedForesight(String version, Provenance provenance, ForesightModel model) {

  /// The name of the model files.
  public static final String MODEL = "foresight";

  /// The newest model file; empty before the first training.
  ///
  /// @throws io.shopkeeper.store.StoreException with code `MODEL_DAMAGED` if it cannot be read
  public static Optional<TrainedForesight> newest(Store store) {
    return store
        .models()
        .newest(MODEL)
        .map(entry ->
            new TrainedForesight(
                entry.name(),
                entry.provenance(),
                store.models().read(entry, ForesightModel::read)));
  }
}
