package io.shopkeeper.language.words;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.common.Term;
import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts clauses into words: with Han characters by HanLP's dictionary and hidden Markov model, with
/// its parts of speech; others at blanks, their parts of speech guessed by endings and lists of the
/// commonest words. Safe for any number of threads; about a microsecond a Chinese character.
public final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+(?:['-][\\p{L}\\p{Nd}]+)*");

  private static final Set<String> FUNCTION =
      Set.copyOf(
          List.of(
              ("a an the this that these those i you he she it we they me him her us them my your"
                   + " his its our their mine yours and or but if of in on at to from by with for"
                   + " as is are was were be been being am do does did done have has had having"
                   + " will would can could should shall may might must not no nor so than then"
                   + " there here when where which who whom whose what why how all any both each"
                   + " few more most other some such only own same too very just also about after"
                   + " again against before between into through during under over up down out off"
                   + " once because until while although though however i'm i've i'd i'll it's"
                   + " that's don't didn't doesn't isn't wasn't can't couldn't won't wouldn't one"
                   + " two three first much many lot lots bit really even still ever never always"
                   + " get got gets getting make makes made go goes went come came take took use"
                   + " used using buy bought ordered order say said see saw know think thought want"
                   + " wanted wear wore wearing try tried feel felt look looks looked seem seems"
                   + " seemed put keep need needs let give gave find found work works worked thing"
                   + " things way everything anything something nothing someone everyone time times"
                   + " day days year years week weeks month months am pm etc")
                  .split(" ")));

  private Words() {}

  /// The words of a part of a plain text.
  public static List<Word> of(String plain, Span part) {
    String text = part.in(plain);
    return Language.of(text) == Language.CHINESE
        ? chinese(text, part.start())
        : parted(text, part.start());
  }

  private static List<Word> chinese(String text, int offset) {
    var words = new ArrayList<Word>();
    int at = 0;
    for (Term term : HanLP.segment(text)) {
      int end = Math.min(at + term.word.length(), text.length());
      if (end > at && Character.isLetterOrDigit(text.codePointAt(at))) {
        words.add(
            new Word(
                text.substring(at, end),
                kind(String.valueOf(term.nature)),
                new Span(offset + at, offset + end)));
      }
      at = end;
    }
    return words;
  }

  private static Word.Kind kind(String nature) {
    if (nature.startsWith("n") || nature.equals("vn")) {
      return Word.Kind.NOUN;
    }
    return switch (nature.charAt(0)) {
      case 'a' -> Word.Kind.ADJECTIVE;
      case 'v' -> Word.Kind.VERB;
      case 'd' -> Word.Kind.ADVERB;
      default -> Word.Kind.OTHER;
    };
  }

  private static List<Word> parted(String text, int offset) {
    var words = new ArrayList<Word>();
    Matcher found = WORD.matcher(text);
    while (found.find()) {
      words.add(
          new Word(
              found.group(),
              guess(found.group()),
              new Span(offset + found.start(), offset + found.end())));
    }
    return words;
  }

  private static Word.Kind guess(String word) {
    if (FUNCTION.contains(word) || word.length() < 3 || !Character.isLetter(word.charAt(0))) {
      return Word.Kind.OTHER;
    }
    if (word.endsWith("ly")) {
      return Word.Kind.ADVERB;
    }
    if (word.endsWith("ed") || word.endsWith("ing") && word.length() > 5) {
      return Word.Kind.VERB;
    }
    return word.matches(".*(ful|less|ous|ive|able|ible|ish|ic)")
        ? Word.Kind.ADJECTIVE
        : Word.Kind.NOUN;
  }
}
