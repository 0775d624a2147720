package io.shopkeeper.simulation.soil;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words that went through a web page or a wrong encoding: `&amp;`, `&nbsp;`, `&#20113;`, and UTF-8
/// read as Windows-1252 or GB18030.
final class Encodings implements RecordFault {
  private static final List<Charset> WRONG =
      List.of(Charset.forName("windows-1252"), Charset.forName("GB18030"));

  /// How often what was escaped is escaped again.
  private static final double TWICE = .25;

  @Override
  public Optional<Spoilt> in(Row row, RandomGenerator random) {
    List<String> columns =
        Stream.of(Role.WORD, Role.TEXT)
            .flatMap(role -> row.filled(role).stream())
            .filter(column -> !escaped(row.cell(column)).equals(row.cell(column)))
            .toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    String column = Pick.any(columns, random);
    String before = row.cell(column);
    String misread = misread(before, Pick.any(WRONG, random));
    if (random.nextBoolean() && !misread.equals(before)) {
      return Spoilt.of(FaultKind.MOJIBAKE, column, misread);
    }
    String once = escaped(before);
    boolean twice = random.nextDouble() < TWICE;
    return Spoilt.of(FaultKind.HTML_ENTITY, column, twice ? once.replace("&", "&amp;") : once);
  }

  private static String escaped(String text) {
    return text.codePoints()
        .mapToObj(point ->
            switch (point) {
              case '&' -> "&amp;";
              case '<' -> "&lt;";
              case '>' -> "&gt;";
              case '"' -> "&quot;";
              case '\'' -> "&#39;";
              case ' ' -> "&nbsp;";
              default -> point < 128 ? Character.toString(point) : "&#%d;".formatted(point);
            })
        .collect(Collectors.joining());
  }

  /// What cannot be read becomes U+FFFD, as programs do; a line break becomes a space.
  private static String misread(String text, Charset charset) {
    return new String(text.getBytes(StandardCharsets.UTF_8), charset).replaceAll("[\r\n]", " ");
  }
}
