package io.shopkeeper.language.catalogue;

import io.shopkeeper.language.catalogue.Relation.Kind;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what texts say of two things of the catalogue by the words that stand before the second,
/// after the patterns of Hearst (COLING 1992).
///
/// A cue counts for the next mention behind it within a clause; the subject is the last mention
/// before it, else what the text is about. In Chinese comparisons the verdict stands behind the
/// second thing (比 X 好).
public final class Relations {

  private static final Pattern CLAUSE_END = Pattern.compile("[.!?;。！？；\\n]");

  /// Characters between a cue and what it speaks of, at most.
  private static final int NEAR = 16;

  private record Cue(Kind kind, Pattern words) {}

  private static final List<Cue> CUES =
      List.of(
          cue(
              Kind.NOT_COMPATIBLE_WITH,
              "(?:not compatible with|incompatible with|(?:does not|doesn't|won't|did not|didn't)"
                  + " (?:fit|work with|support)|不兼容|不支持|不适用(?:于)?|不适合|用不了|装不上)"),
          cue(
              Kind.COMPATIBLE_WITH,
              "(?:compatible with|works? (?:well |fine |great )?with|fits?|made for|designed for"
                  + "|兼容|适用(?:于)?|适配|支持|配套)"),
          cue(
              Kind.PART_OF,
              "(?:parts? of|(?:spare |replacement )part for|(?:included|comes|came) (?:in|with)"
                  + "|accessory (?:for|of)|replacement for|的配件|是.{0,6}配件|属于)"),
          cue(Kind.BETTER_THAN, "(?:(?:much |far |way )?better than|superior to|beats|胜过|好过|强过)"),
          cue(Kind.WORSE_THAN, "(?:(?:much |far |way )?worse than|inferior to|不如|比不上)"));

  private static final Pattern COMPARED = Pattern.compile("比");
  private static final Pattern BETTER = Pattern.compile("^.{0,4}(?:好|强|优|棒|耐用|舒服|划算)");
  private static final Pattern WORSE = Pattern.compile("^.{0,4}(?:差|烂|糟|弱)");

  private Relations() {}

  private static Cue cue(Kind kind, String words) {
    return new Cue(kind, Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  /// @param mentions of the text, in its order
  public static List<Relation> in(String text, List<Mention> mentions) {
    var relations = new ArrayList<Relation>();
    for (int m = 0; m < mentions.size(); m++) {
      int at = m;
      Mention object = mentions.get(m);
      Optional<Mention> before = m == 0 ? Optional.empty() : Optional.of(mentions.get(m - 1));
      int from = clauseStart(text, object.span().start());
      before = before.filter(mention -> mention.span().end() > from);
      int free = before.map(mention -> mention.span().end()).orElse(from);
      String between = text.substring(free, object.span().start());
      Optional<Mention> subject = before;
      spoken(between, free)
          .or(() -> compared(text, between, free, object))
          .ifPresent(said ->
              relations.add(new Relation(said.kind, subject, whole(mentions, at), said.span)));
    }
    return relations;
  }

  /// The last of mentions that stand together and have a product in common: of a brand and its
  /// product, the product.
  private static Mention whole(List<Mention> mentions, int at) {
    Mention whole = mentions.get(at);
    for (Mention next : mentions.subList(at + 1, mentions.size())) {
      if (next.span().distance(whole.span()) > 1
          || Collections.disjoint(next.products(), whole.products())) {
        break;
      }
      whole = next;
    }
    return whole;
  }

  private record Said(Kind kind, Span span) {}

  private static Optional<Said> spoken(String between, int offset) {
    for (Cue cue : CUES) {
      Matcher found = cue.words.matcher(between);
      if (found.find() && between.length() - found.end() <= NEAR) {
        return Optional.of(
            new Said(cue.kind, new Span(offset + found.start(), offset + found.end())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Said> compared(String text, String between, int offset, Mention object) {
    Matcher found = COMPARED.matcher(between);
    if (!found.find() || between.length() - found.end() > NEAR) {
      return Optional.empty();
    }
    var span = new Span(offset + found.start(), offset + found.end());
    String behind = text.substring(object.span().end());
    if (BETTER.matcher(behind).find()) {
      return Optional.of(new Said(Kind.BETTER_THAN, span));
    }
    return WORSE.matcher(behind).find()
        ? Optional.of(new Said(Kind.WORSE_THAN, span))
        : Optional.empty();
  }

  private static int clauseStart(String text, int before) {
    int start = 0;
    Matcher ends = CLAUSE_END.matcher(text.substring(0, before));
    while (ends.find()) {
      start = ends.end();
    }
    return start;
  }
}
