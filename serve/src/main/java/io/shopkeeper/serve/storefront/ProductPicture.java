package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Draws a product as an SVG document of about 1.5 KB: what it is by the words of its title and
/// categories, in its colour, tilted and lit by its id. The same product always looks the same.
///
/// Nothing a shop wrote gets into the document but the title, escaped; there is no script in it.
final class ProductPicture {
  private static final List<Drawn> GLYPHS = read("glyphs.tsv").map(Drawn::of).toList();
  private static final List<Drawn> COLOURS = read("colours.tsv").map(Drawn::of).toList();
  private static final List<String> SHAPES = read("shapes.tsv").toList();
  private static final List<String> COLOUR_NAMES = List.of("colour", "color", "颜色");
  private static final int TILTS = 13;
  private static final int SHADES = 80;

  private ProductPicture() {}

  /// What stands for some words, which stand alone in a text of letters with spaces between.
  private record Drawn(List<Pattern> words, String what) {
    static Drawn of(String line) {
      int tab = line.indexOf('\t');
      return new Drawn(
          Arrays.stream(line.substring(0, tab).split("\\|")).map(Drawn::word).toList(),
          line.substring(tab + 1));
    }

    private static Pattern word(String word) {
      boolean letters = word.chars().allMatch(c -> c < 128);
      return Pattern.compile(
          letters ? "(?<![a-z])" + Pattern.quote(word) + "(?=e?s?(?![a-z]))" : Pattern.quote(word));
    }

    /// How long the longest of the words is that a text holds; 0 for none.
    int match(String text) {
      return words.stream()
          .map(word -> word.matcher(text))
          .filter(Matcher::find)
          .mapToInt(found -> found.end() - found.start())
          .max()
          .orElse(0);
    }
  }

  static String of(Product product) {
    int number = spread(product.id().value().hashCode());
    Colour colour = colour(product, number);
    String glyph = glyph(product).orElseGet(() -> SHAPES.get(number % SHAPES.size()));
    Colour ground = Colour.ofHue(number % 360).lighter(.86);
    int tilt = number / 7 % TILTS - TILTS / 2;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">\
    <title>%s</title>\
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="%s"/>\
    <stop offset="1" stop-color="%s"/></linearGradient></defs>\
    <rect width="400" height="400" fill="url(#g)"/>\
    <circle cx="%d" cy="%d" r="%d" fill="#fff" opacity=".5"/>\
    <ellipse cx="200" cy="328" rx="132" ry="16" fill="%s" opacity=".16"/>\
    <g transform="rotate(%d 200 220)">%s</g></svg>
    """
        .formatted(
            escaped(product.title()),
            ground.lighter(.3),
            ground.darker(.08),
            90 + number / 11 % 220,
            70 + number / 13 % 90,
            60 + number / 17 % 70,
            colour.darker(.6),
            tilt,
            glyph
                .replace("{c}", colour.toString())
                .replace("{d}", colour.darker(.32).toString())
                .replace("{l}", colour.lighter(.62).toString()));
  }

  /// Any other bit of a number changes about half of the bits of the answer, which is not negative
  /// (the last step of MurmurHash3).
  private static int spread(int number) {
    int mixed = (number ^ number >>> 16) * 0x85ebca6b;
    mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
    return (mixed ^ mixed >>> 16) & Integer.MAX_VALUE;
  }

  /// By the title, else by the innermost category that says something.
  private static Optional<String> glyph(Product product) {
    return Stream.concat(Stream.of(product.title()), product.categories().reversed().stream())
        .map(text -> best(GLYPHS, text))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// One that is told, else near the one of the category.
  private static Colour colour(Product product, int number) {
    return Stream.concat(
            COLOUR_NAMES.stream().map(product.attributes()::get).filter(value -> value != null),
            Stream.of(product.title()))
        .map(text -> best(COLOURS, text))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Colour::of)
        .orElseGet(
            () -> Colour.ofHue(spread(product.categories().hashCode()) % 360 + number % SHADES));
  }

  private static Optional<String> best(List<Drawn> drawn, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int longest = drawn.stream().mapToInt(one -> one.match(lower)).max().orElse(0);
    return longest == 0
        ? Optional.empty()
        : drawn.stream().filter(one -> one.match(lower) == longest).map(Drawn::what).findFirst();
  }

  /// As a text of XML 1.0, without the characters that it cannot hold.
  static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            default -> {
              boolean allowed =
                  (c >= ' ' && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || c >= 0x10000;
              escaped.appendCodePoint(allowed ? c : ' ');
            }
          }
        });
    return escaped.toString();
  }

  private static Stream<String> read(String name) {
    try (var in = ProductPicture.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
