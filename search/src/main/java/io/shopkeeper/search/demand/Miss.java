package io.shopkeeper.search.demand;

import io.shopkeeper.domain.Product;
import io.shopkeeper.search.Rescue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words that customers searched for without clicking what was found.
///
/// @param times how often
/// @param last when for the last time
/// @param rescues what is done now so that they find something
/// @param corrected what is looked for instead; null where they are left as written
/// @param offered the first products that are found now; none where nothing is
public record Miss(
    String words,
    int times,
    Instant last,
    Set<Rescue> rescues,
    @Nullable String corrected,
    List<Product> offered) {
  public Miss {
    rescues = Set.copyOf(rescues);
    offered = List.copyOf(offered);
  }

  /// Whether nothing is found, or nothing that was asked for.
  public boolean inVain() {
    return offered.isEmpty()
        || rescues.contains(Rescue.MEANING)
        || rescues.contains(Rescue.OTHER_PRICES);
  }
}
