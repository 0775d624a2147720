package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The values that attributes take anywhere in the shop, and where a text states one: as it stands
/// there, with no letter of the Latin script before or behind where it begins or ends with one.
public final class KnownValues {
  private static final Pattern LIST = Pattern.compile("\\s*[,，、;；/|]\\s*");
  private static final int LONGEST = 40;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final int longest;

  /// @param products the attributes of each; a list as one's value is each of its values
  public KnownValues(Collection<List<Attribute>> products) {
    var values = new TreeSet<String>();
    products.stream()
        .flatMap(List::stream)
        .flatMap(KnownValues::parts)
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
        .forEach(values::add);
    values.forEach(value -> numbers.put(value, numbers.size()));
    longest = values.stream().mapToInt(String::length).max().orElse(0);
  }

  int size() {
    return numbers.size();
  }

  /// The values that a text states, overlapping ones included, as they stand there in lower case.
  public List<String> in(String text) {
    String plain = normal(text);
    return stated(plain).map(span -> plain.substring(span[0], span[1])).distinct().toList();
  }

  /// Likewise their numbers, ascending.
  int[] numbersIn(String text) {
    String plain = normal(text);
    return stated(plain)
        .mapToInt(span -> numbers.getOrDefault(plain.substring(span[0], span[1]), -1))
        .distinct()
        .sorted()
        .toArray();
  }

  /// Which values the attributes of a product support: theirs, and those that stand inside theirs.
  boolean[] supportedBy(List<Attribute> product) {
    boolean[] supported = new boolean[size()];
    for (Attribute attribute : product) {
      Arrays.stream(numbersIn(attribute.value())).forEach(number -> supported[number] = true);
    }
    return supported;
  }

  private Stream<int[]> stated(String plain) {
    return IntStream.range(0, plain.length())
        .boxed()
        .flatMap(from ->
            IntStream.rangeClosed(from + 1, Math.min(plain.length(), from + longest))
                .filter(
                    to -> stands(plain, from, to) && numbers.containsKey(plain.substring(from, to)))
                .mapToObj(to -> new int[] {from, to}));
  }

  private static Stream<String> parts(Attribute attribute) {
    String value = normal(attribute.value());
    return Stream.concat(Stream.of(value), LIST.splitAsStream(value));
  }

  private static boolean stands(String text, int from, int to) {
    boolean opens = from == 0 || !latin(text.charAt(from)) || !latin(text.charAt(from - 1));
    return opens && (to == text.length() || !latin(text.charAt(to - 1)) || !latin(text.charAt(to)));
  }

  private static boolean latin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).strip();
  }
}
