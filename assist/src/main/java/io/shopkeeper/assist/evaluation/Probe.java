package io.shopkeeper.assist.evaluation;

import io.shopkeeper.domain.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation that a shop's assistant is put to, with what is known of the right answer to its
/// last question.
///
/// @param customer who asks, having proved it; null for anybody
/// @param turns what is said, in order
/// @param facts texts that a complete answer holds, as in `29.90`; empty if nothing can be told
/// @param forbidden texts that an answer must not hold: wrong facts, or others' data
/// @param outcomes any of which is right, in lower case; empty for any
/// @param requests that are registered in the end, as in `return A-1 P-7` or `cancel A-1 all`; null
///   for any
/// @param language the answer's, `zh` or `en`; null for any
public record Probe(
    String id,
    @Nullable CustomerId customer,
    List<String> turns,
    List<String> facts,
    List<String> forbidden,
    List<String> outcomes,
    @Nullable List<String> requests,
    @Nullable String language) {
  public Probe {
    turns = List.copyOf(turns);
    facts = List.copyOf(facts);
    forbidden = List.copyOf(forbidden);
    outcomes = List.copyOf(outcomes);
    requests = requests == null ? null : List.copyOf(requests);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("probe '%s' asks nothing".formatted(id));
    }
  }
}
