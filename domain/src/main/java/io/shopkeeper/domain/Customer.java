package io.shopkeeper.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A customer as the shop described them; what was not given is null, never guessed.
///
/// @param age in years
/// @param income per year
/// @param attributes anything else the shop gave, name to value
public record Customer(
    CustomerId id,
    @Nullable Integer age,
    @Nullable String gender,
    @Nullable Money income,
    Consent consent,
    Map<String, String> attributes) {
  private static final int MAX_AGE = 130;

  public Customer {
    attributes = Map.copyOf(attributes);
    if (age != null && (age < 0 || age > MAX_AGE)) {
      throw new IllegalArgumentException(
          "the age of customer '%s' is %d, not from 0 to %d".formatted(id, age, MAX_AGE));
    }
  }
}
