package io.shopkeeper.rules;

import java.util.Locale;

/// What a rule does to the products that it is about, or to the whole list.
public sealed interface Effect {

  /// As in `boost 2`; [EffectText] reads it.
  String text();

  /// The name of its kind, as in `boost`.
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// Raises a score by `factor` − 1 times its size.
  ///
  /// @param factor above 1, at most 1,000
  record Boost(double factor) implements Effect {
    public Boost {
      require(factor > 1 && factor <= 1_000, "the factor of a boost", factor, "above 1, to 1000");
    }

    @Override
    public String text() {
      return "boost " + number(factor);
    }
  }

  /// Lowers a score by 1 − `factor` times its size.
  ///
  /// @param factor from 0, below 1
  record Bury(double factor) implements Effect {
    public Bury {
      require(factor >= 0 && factor < 1, "the factor of bury", factor, "from 0, below 1");
    }

    @Override
    public String text() {
      return "bury " + number(factor);
    }
  }

  /// Puts the best of the products at a place of the list, even if nothing else would show it.
  ///
  /// @param position from 1; the end of a list that is shorter
  record Pin(int position) implements Effect {
    public Pin {
      require(position >= 1 && position <= 100, "the place of a pin", position, "1 to 100");
    }

    @Override
    public String text() {
      return "pin " + position;
    }
  }

  /// Never shows the products.
  record Exclude() implements Effect {
    @Override
    public String text() {
      return "exclude";
    }
  }

  /// Shows at most so many of the products in one list.
  ///
  /// @param per the attribute of whose each value there may be so many; empty for all together
  record Cap(int most, String per) implements Effect {
    public Cap {
      require(most >= 0 && most <= 1_000, "the number of a cap", most, "0 to 1000");
    }

    @Override
    public String text() {
      return per.isEmpty() ? "cap " + most : "cap %d per %s".formatted(most, quoted(per));
    }
  }

  /// An objective beside the score: adds `weight` times the greatest score to the product that has
  /// most of an attribute, nothing to the one that has least, and in proportion between.
  ///
  /// @param weight from −10 to 10; negative to favour those which have little
  record Favour(String attribute, double weight) implements Effect {
    public Favour {
      require(
          Math.abs(weight) <= 10 && weight != 0,
          "the weight of favour",
          weight,
          "-10 to 10, not 0");
    }

    @Override
    public String text() {
      return "favour %s %s".formatted(quoted(attribute), number(weight));
    }
  }

  /// Lets products lose for their likeness to those above them.
  ///
  /// @param weight of unlikeness against the score, above 0 and below 1
  record Diversify(Method method, double weight) implements Effect {

    /// How likeness is weighed; see [io.shopkeeper.rules.diversity].
    public enum Method {
      MMR,
      DPP
    }

    public Diversify {
      require(weight > 0 && weight < 1, "the weight of diversify", weight, "above 0, below 1");
    }

    @Override
    public String text() {
      return "diversify %s %s".formatted(method.name().toLowerCase(Locale.ROOT), number(weight));
    }
  }

  /// Gives a share of the places to products of the candidates, drawn with equal chances, so that
  /// the shop learns of what it would not have shown.
  ///
  /// @param share above 0, at most .5
  record Explore(double share) implements Effect {
    public Explore {
      require(share > 0 && share <= .5, "the share of explore", share, "above 0, to 0.5");
    }

    @Override
    public String text() {
      return "explore " + number(share);
    }
  }

  private static void require(boolean holds, String what, double value, String range) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s: %s".formatted(what, number(value), range));
    }
  }

  private static String quoted(String name) {
    return name.indexOf(' ') < 0 ? name : '"' + name + '"';
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
