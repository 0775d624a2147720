package io.shopkeeper.ingest;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads the files of platforms' exports of a load, each by its preset.
final class PresetFiles {
  private static final List<Preset<?>> ALL =
      List.of(
          ShopifyProducts.PRESET,
          ShopifyOrders.PRESET,
          ShopifyCustomers.PRESET,
          WooProducts.PRESET,
          WooOrders.PRESET,
          WooCustomers.PRESET,
          GoogleProducts.PRESET,
          RetailrocketEvents.PRESET,
          RetailrocketProperties.PRESET,
          RetailrocketCategories.PRESET);

  private final Load load;
  private final Landings landings;

  PresetFiles(Load load, Landings landings) {
    this.load = load;
    this.landings = landings;
  }

  /// The preset that alone has such a header; of several the one that knows most columns.
  static Optional<Preset<?>> ofColumns(List<String> found) {
    return best(ALL.stream().filter(preset -> preset.fits(found)).toList(), found);
  }

  /// The preset of a format that knows most columns.
  static Optional<Preset<?>> ofFormat(Format format, List<String> found) {
    return best(ALL.stream().filter(preset -> preset.format() == format).toList(), found);
  }

  /// Whether a preset has a column of this name.
  static boolean knows(String column) {
    return ALL.stream().anyMatch(preset -> preset.names().find(column) != null);
  }

  private static Optional<Preset<?>> best(List<Preset<?>> presets, List<String> found) {
    return presets.stream()
        .max(Comparator.comparingInt(preset -> preset.columns(found).recognised()));
  }

  void table(TableFile file, Preset<?> preset, FileTally tally) throws IOException {
    preset.table(file, load, landings, tally);
  }

  void objects(ObjectFile file, Preset<?> preset, FileTally tally) throws IOException {
    preset.objects(file, load, landings, tally);
  }
}
