package io.shopkeeper.ingest;

import java.time.LocalDate;
import java.util.List;

/// How good the stored facts are, after a load. Nothing here was dropped; it is shown.
///
/// @param completeness of the columns of this load's files
/// @param orders stored
/// @param ordersWithoutCustomer stored, of visitors the shop cannot name
/// @param priceOutliers products whose price is far from the others', farthest first, at most 20
/// @param daysWithoutOrders between the first and the last day with one, at most 400
/// @param unknownProducts named by events but not in the catalogue; they are not served
/// @param eventsOfUnknownProducts stored events that name them
public record Quality(
    List<Completeness> completeness,
    long orders,
    long ordersWithoutCustomer,
    List<PriceOutlier> priceOutliers,
    List<LocalDate> daysWithoutOrders,
    long unknownProducts,
    long eventsOfUnknownProducts) {

  public Quality {
    completeness = List.copyOf(completeness);
    priceOutliers = List.copyOf(priceOutliers);
    daysWithoutOrders = List.copyOf(daysWithoutOrders);
  }

  /// How many records of a file fill a column.
  public record Completeness(String file, String column, long filled, long records) {}

  /// @param deviations distance of the logarithm of the price from the median, in robust standard
  ///   deviations (1.4826 × median absolute deviation; Leys et al., 2013)
  public record PriceOutlier(String product, String title, long priceMinor, double deviations) {}
}
