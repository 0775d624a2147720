package io.shopkeeper.content.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is wrong with a text.
public enum Kind {
  /// A number, size, quantity or unit that no fact supports.
  NUMBER(Part.SUPPORT),
  MATERIAL(Part.SUPPORT),
  FUNCTION(Part.SUPPORT),
  COLOUR(Part.SUPPORT),
  BRAND(Part.SUPPORT),
  ORIGIN(Part.SUPPORT),
  PRICE(Part.SUPPORT),
  /// The text denies what the facts say.
  CONTRADICTION(Part.SUPPORT),
  /// What advertising law forbids to say.
  FORBIDDEN(Part.RULES),
  /// A required fact is not said.
  MISSING(Part.COMPLETENESS),
  /// A sentence is there twice, or the text is nearly that of another product.
  DUPLICATE(Part.STYLE),
  READABILITY(Part.STYLE),
  LENGTH(Part.STYLE),
  /// It is not in the language wanted.
  LANGUAGE(Part.STYLE),
  /// Tags or entities of markup.
  MARKUP(Part.RULES),
  /// Words that speak to a program instead of a customer.
  INSTRUCTION(Part.RULES);

  /// What part of the score it lowers.
  public enum Part {
    SUPPORT,
    RULES,
    COMPLETENESS,
    STYLE
  }

  private static final Map<String, Kind> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("color", COLOUR),
          Map.entry("quantity", NUMBER),
          Map.entry("size", NUMBER),
          Map.entry("unit", NUMBER),
          Map.entry("numeric", NUMBER),
          Map.entry("country", ORIGIN),
          Map.entry("ad", FORBIDDEN),
          Map.entry("advertising", FORBIDDEN),
          Map.entry("claim", FORBIDDEN),
          Map.entry("prohibited", FORBIDDEN),
          Map.entry("forbiddenclaim", FORBIDDEN),
          Map.entry("banned", FORBIDDEN),
          Map.entry("数字", NUMBER),
          Map.entry("材质", MATERIAL),
          Map.entry("功能", FUNCTION),
          Map.entry("颜色", COLOUR),
          Map.entry("品牌", BRAND),
          Map.entry("产地", ORIGIN),
          Map.entry("价格", PRICE),
          Map.entry("违禁", FORBIDDEN),
          Map.entry("违禁词", FORBIDDEN));

  private final Part part;

  Kind(Part part) {
    this.part = part;
  }

  public Part part() {
    return part;
  }

  /// Whether it is a claim that is false or forbidden, rather than a matter of taste or form.
  public boolean claim() {
    return part == Part.SUPPORT || this == FORBIDDEN;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind of a name as people write it: in either number, with other usual names.
  public static Optional<Kind> of(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    return Arrays.stream(values())
        .filter(kind -> plain.equals(kind.word()) || plain.equals(kind.word() + "s"))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_NAMES.get(plain)))
        .or(() -> Optional.ofNullable(OTHER_NAMES.get(plain.replaceAll("s$", ""))));
  }
}
