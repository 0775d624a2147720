package io.shopkeeper.profile.foresight;

import io.shopkeeper.profile.lifetime.Buyer;
import io.shopkeeper.profile.lifetime.PurchaseLog;
import io.shopkeeper.profile.repurchase.SaleLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everyone who had bought by the evening of a day, for the models of lifetimes; purchases of a day
/// are one.
///
/// @param customers whose the buyers are, in their order
record Buyers(List<String> customers, List<Buyer> buyers) {

  static Buyers of(SaleLog log, int day) {
    Map<String, TreeMap<Integer, Double>> days = new HashMap<>();
    for (int line = 0; line < log.lines() && log.day(line) <= day; line++) {
      if (log.sale(line)) {
        days.computeIfAbsent(log.customers().get(log.customer(line)), _ -> new TreeMap<>())
            .merge(log.day(line), log.amount(line), Double::sum);
      }
    }
    List<PurchaseLog.Customer> customers = new ArrayList<>();
    days.forEach((customer, amounts) ->
        customers.add(
            new PurchaseLog.Customer(
                customer,
                amounts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                amounts.values().stream().mapToDouble(Double::doubleValue).toArray())));
    var purchases = new PurchaseLog(customers);
    return new Buyers(
        purchases.customers().stream().map(PurchaseLog.Customer::id).toList(), purchases.asOf(day));
  }
}
