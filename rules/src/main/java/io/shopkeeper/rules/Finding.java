package io.shopkeeper.rules;

import java.util.List;

/// What is wrong with rules, told before anybody sees a list. The rules are kept all the same, and
/// lists are safe.
public sealed interface Finding {

  /// No product has an attribute that a rule asks for, so that the rule is about nothing.
  ///
  /// @param meant the attribute it may be meant to be; empty for none
  record UnknownAttribute(String rule, String attribute, String meant) implements Finding {}

  /// A rule counts on numbers of an attribute, and no product has one.
  record NoNumbers(String rule, String attribute) implements Finding {}

  /// A rule is about no product of the catalogue.
  record AboutNothing(String rule) implements Finding {}

  /// Together these rules leave nothing to show in a kind of list.
  record ExcludesAll(List<String> rules, Place place) implements Finding {
    public ExcludesAll {
      rules = List.copyOf(rules);
    }
  }

  /// Two pins want the same place; the first is heard.
  record SamePlace(String first, String second, int position) implements Finding {}

  /// Whatever a pin is about is excluded by another rule.
  record PinExcluded(String pin, String excluding) implements Finding {}

  /// One rule raises and another lowers the same products, at the same priority.
  record Opposed(String boost, String bury, int products) implements Finding {}

  /// A list can be diversified, or explored, by one rule only; the first is heard.
  record OnlyOne(String first, String second) implements Finding {}
}
