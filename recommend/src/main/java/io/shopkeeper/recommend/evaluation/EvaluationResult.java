package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import java.util.List;
import java.util.SortedMap;

/// What a protocol found.
///
/// @param metrics empty where no labels were given
/// @param dropped how many pairs were taken out of train because test holds them
/// @param omitted why a model was not tried, by its name
/// @param lists of every user asked for, best item first
public record EvaluationResult(
    String protocol,
    EvaluatedModel candidate,
    MetricReport metrics,
    int dropped,
    SortedMap<String, String> omitted,
    List<UserItems> lists) {

  public EvaluationResult {
    lists = List.copyOf(lists);
  }

  /// The name of the chosen model.
  public String model() {
    return candidate.model();
  }

  /// For people and other programs: the lists are lines of `user<TAB>item item …`.
  public ProtocolResult described() {
    return new ProtocolResult(
            protocol,
            model(),
            candidate.toString(),
            metrics,
            "users",
            lists.stream()
                .map(list -> list.user() + "\t" + String.join(" ", list.items()))
                .toList())
        .withDropped(dropped)
        .withOmitted(omitted);
  }
}
