package io.shopkeeper.profile.customer;

import io.shopkeeper.profile.customer.CustomerProfile.Given;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of customers beside what they did: which of them are the same, who refused
/// personalisation, what they said of themselves. Immutable.
///
/// Some 150 bytes a customer. Read whole, for the views of merged customers take milliseconds for
/// one as for all.
public final class CustomerRegister {
  private final Map<String, String> countedAs = new HashMap<>();

  /// Every id of those who are merged, the one that stands for all first, by each of them.
  private final Map<String, List<String>> same = new HashMap<>();

  private final Set<String> refused;
  private final Map<String, Given> given = new HashMap<>();

  private CustomerRegister(Facts facts) {
    facts.list(
        Query.of(CustomerRegister.class, "canonical.sql"),
        row -> countedAs.put(row.text(0), row.text(1)));
    countedAs.forEach((id, canonical) ->
        same.computeIfAbsent(canonical, _ -> new ArrayList<>(List.of(canonical))).add(id));
    same.values().forEach(ids -> ids.subList(1, ids.size()).sort(null));
    countedAs.forEach((id, canonical) -> same.put(id, same.get(canonical)));
    refused =
        Set.copyOf(facts.list(Query.of(CustomerRegister.class, "refused.sql"), row -> row.text(0)));
    facts.list(
        Query.of(CustomerRegister.class, "given.sql"),
        row ->
            given.put(
                row.text(0),
                Given.of(
                    row.isNull(1) ? null : (int) row.integer(1),
                    row.textOrNull(2),
                    row.isNull(3) ? null : row.integer(3),
                    row.textOrNull(4))));
  }

  /// Everyone as they are in the store now; three questions.
  static CustomerRegister read(Facts facts) {
    return new CustomerRegister(facts);
  }

  /// The id under which a customer's events are told; mostly their own.
  public String countedAs(String customer) {
    return countedAs.getOrDefault(customer, customer);
  }

  /// The ids that merged customers are counted under, by their own, of those where it is another.
  public Map<String, String> countedAs() {
    return Map.copyOf(countedAs);
  }

  /// Every id of a customer, the one they are counted under first.
  public List<String> ids(String customer) {
    return Collections.unmodifiableList(same.getOrDefault(customer, List.of(customer)));
  }

  /// Who refused personalisation, under each of their ids.
  public Set<String> refused() {
    return refused;
  }

  /// What everyone of whom there is an entry said of themselves.
  public Map<String, Given> given() {
    return Collections.unmodifiableMap(given);
  }

  /// What a customer said of themselves; empty if there is no entry of this id.
  public Optional<Given> given(String customer) {
    return Optional.ofNullable(given.get(customer));
  }
}
