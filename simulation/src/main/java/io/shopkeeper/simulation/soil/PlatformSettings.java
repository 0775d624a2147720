package io.shopkeeper.simulation.soil;

/// How large two platforms are and how much they have in common.
///
/// @param records of customers and of products on each platform, from 100 to 100,000
/// @param shared the share of A's records whose customer or product is also on B
/// @param exact of the shared ones, the share that has a key in common: e-mail or phone, GTIN or
///   SKU; the others have none
/// @param near of B's other records, the share made to be taken for one of A's: a relative at the
///   same address or a namesake in the same city; the same product in another size, colour or model
/// @param chinese the share of Chinese records; the others are English
/// @param soil the faults planted afterwards, never in a key
public record PlatformSettings(
    int records, double shared, double exact, double near, double chinese, SoilSettings soil) {
  private static final int FEWEST = 100;
  private static final int MOST = 100_000;

  public PlatformSettings {
    if (records < FEWEST || records > MOST) {
      throw new IllegalArgumentException(
          "records is %d, from %d to %d are allowed".formatted(records, FEWEST, MOST));
    }
    SoilSettings.share("shared", shared);
    SoilSettings.share("exact", exact);
    SoilSettings.share("near", near);
    SoilSettings.share("chinese", chinese);
  }

  /// 30 % shared, half of it by a key; a quarter of the rest near; half Chinese; the usual faults.
  public static PlatformSettings of(int records) {
    return new PlatformSettings(records, .3, .5, .25, .5, SoilSettings.DEFAULT);
  }
}
