package io.shopkeeper.simulation.soil;

import io.shopkeeper.domain.Seed;
import java.util.List;
import java.util.stream.Stream;

/// Exports of customers and products of two platforms that have some of both in common, under ids
/// of their own. O(records).
///
/// Every listing draws its way of writing names, addresses and titles anew, whether or not it has a
/// counterpart, so that a way of writing tells nothing of the truth.
public final class TwoPlatforms {
  private TwoPlatforms() {}

  public static PlatformFiles of(PlatformSettings settings, Seed seed) {
    Listings customers =
        Listings.of(
            "customers",
            new People(settings.chinese(), seed.generator("people")),
            settings,
            seed.generator("customers in common"));
    Listings products =
        Listings.of(
            "products",
            new Goods(settings.chinese(), seed.generator("goods")),
            settings,
            seed.generator("products in common"));
    var soil = new Soil(settings.soil(), seed);
    List<Draft> drafts =
        Stream.of(customers.a(), customers.b(), products.a(), products.b())
            .map(Draft::new)
            .toList();
    drafts.forEach(soil::records);
    return new PlatformFiles(Soil.files(drafts), customers.matches(), products.matches());
  }
}
