package io.shopkeeper.evaluation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a protocol found.
///
/// @param model that was chosen
/// @param settings how it was chosen and what is to be minded, for people
/// @param metrics empty where no labels were given
/// @param unit of what was predicted, in the plural
/// @param records how many of that unit
/// @param lines of the predictions, as they are written for any other program to score
/// @param dropped records taken out of train because test has copies of them
/// @param omitted why a model was not tried, by its name
public record ProtocolResult(
    String protocol,
    String model,
    String settings,
    MetricReport metrics,
    String unit,
    int records,
    List<String> lines,
    int dropped,
    SortedMap<String, String> omitted) {

  public ProtocolResult {
    lines = List.copyOf(lines);
  }

  /// Nothing was dropped, nothing omitted, a line a record.
  public ProtocolResult(
      String protocol,
      String model,
      String settings,
      MetricReport metrics,
      String unit,
      List<String> lines) {
    this(protocol, model, settings, metrics, unit, lines.size(), lines, 0, new TreeMap<>());
  }

  /// The same of so many records, where they are not one a line.
  public ProtocolResult withRecords(int predicted) {
    return new ProtocolResult(
        protocol, model, settings, metrics, unit, predicted, lines, dropped, omitted);
  }

  public ProtocolResult withDropped(int copies) {
    return new ProtocolResult(
        protocol, model, settings, metrics, unit, records, lines, copies, omitted);
  }

  public ProtocolResult withOmitted(SortedMap<String, String> why) {
    return new ProtocolResult(
        protocol, model, settings, metrics, unit, records, lines, dropped, why);
  }
}
