package io.shopkeeper.experiment.assignment;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom an experiment is for, by attributes the caller gives. An attribute that is not given meets
/// no condition but [Not].
public sealed interface Condition {

  boolean holds(Map<String, String> attributes);

  /// Everybody.
  record Always() implements Condition {
    @Override
    public boolean holds(Map<String, String> attributes) {
      return true;
    }
  }

  /// One of some values.
  record OneOf(String attribute, Set<String> values) implements Condition {
    public OneOf {
      values = Set.copyOf(values);
    }

    @Override
    public boolean holds(Map<String, String> attributes) {
      String value = attributes.get(attribute);
      return value != null && values.contains(value);
    }
  }

  /// A number within bounds, both included; what is no number is outside.
  record Between(String attribute, double low, double high) implements Condition {
    @Override
    public boolean holds(Map<String, String> attributes) {
      String value = attributes.get(attribute);
      if (value == null) {
        return false;
      }
      try {
        double number = Double.parseDouble(value);
        return number >= low && number <= high;
      } catch (NumberFormatException _) {
        return false;
      }
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Map<String, String> attributes) {
      return !condition.holds(attributes);
    }
  }

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(Map<String, String> attributes) {
      return conditions.stream().allMatch(c -> c.holds(attributes));
    }
  }
}
