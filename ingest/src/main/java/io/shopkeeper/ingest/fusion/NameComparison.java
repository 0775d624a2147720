package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;
import io.shopkeeper.ingest.fusion.clean.Likeness;
import io.shopkeeper.ingest.fusion.clean.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Names of people, Chinese or in words.
///
/// The same whatever the order of words, which says less where one of them is an initial, as one in
/// twenty of a family shares it; a typing error by Jaro–Winkler or, in Chinese names of three and
/// more characters, by one character; an initial for a name; or one word, such as the surname, in
/// common. A name in Chinese and one in Latin letters are not compared.
final class NameComparison implements Comparison {
  private static final int SAME = 0;
  private static final int INITIAL = 1;
  private static final int NEAR = 2;
  private static final int LIKE = 3;
  private static final int PART = 4;
  private static final int DIFFERENT = 5;

  private static final double TYPING_ERROR = .94;
  private static final double WORD_ERROR = .9;
  private static final int CHINESE_TELLING = 3;
  private static final int WORD_TELLING = 3;
  private static final char MASKED = '某';

  /// The share of the most common full names, and of a surname, in the world.
  private static final double NAME_BACKGROUND = 5e-4;

  private static final double WORD_BACKGROUND = 5e-3;

  private static final List<Level> LEVELS =
      List.of(
          Level.agreeingOnValue("same", .80, .002, 1e-4),
          Level.agreeingOnValue("same initial", .05, .05, 1e-4),
          Level.agreeing("typing error", .05, .005, 1e-4),
          Level.agreeing("one character or an initial for a name", .03, .03, 2e-4),
          Level.agreeingOnValue("one name in common", .04, .50, .01),
          Level.excluding("different", .03, .463, .99));

  private final PersonName[] names;
  private final Frequencies whole = new Frequencies(NAME_BACKGROUND);
  private final Frequencies words = new Frequencies(WORD_BACKGROUND);

  NameComparison(JointRecords records) {
    names = new PersonName[records.size()];
    for (int i = 0; i < names.length; i++) {
      PersonName name = PersonName.of(records.text(i, FusionField.NAME));
      names[i] = name;
      String key = name.key();
      if (!key.isEmpty()) {
        boolean ofA = i < records.sizeA();
        whole.add(Hashes.of(key), ofA);
        if (name.words().isEmpty()) {
          words.add(surname(name), ofA);
        } else {
          name.words().forEach(word -> words.add(Hashes.of(word), ofA));
        }
      }
    }
  }

  @Override
  public String name() {
    return FusionField.NAME.label();
  }

  @Override
  public Role role() {
    return Role.IDENTITY;
  }

  @Override
  public List<Level> levels() {
    return LEVELS;
  }

  PersonName name(int record) {
    return names[record];
  }

  private static long surname(PersonName name) {
    return Hashes.of(name.chinese().substring(0, 1));
  }

  @Override
  public int level(int left, int right) {
    PersonName one = names[left];
    PersonName other = names[right];
    boolean chinese = !one.chinese().isEmpty();
    if (one.key().isEmpty() || other.key().isEmpty() || chinese == other.chinese().isEmpty()) {
      return UNKNOWN;
    }
    if (one.masked() || other.masked()) {
      return masked(one.key(), other.key()) ? PART : DIFFERENT;
    }
    return chinese ? chinese(one.chinese(), other.chinese()) : words(one, other);
  }

  /// A starred character may be any.
  private static boolean masked(String one, String other) {
    int same = 0;
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      boolean open = one.charAt(i) != MASKED && other.charAt(i) != MASKED;
      if (open && one.charAt(i) != other.charAt(i)) {
        return false;
      }
      same += open ? 1 : 0;
    }
    return same > 0;
  }

  private static int chinese(String one, String other) {
    if (one.equals(other)) {
      return SAME;
    }
    int shorter = Math.min(one.length(), other.length());
    boolean telling = shorter >= CHINESE_TELLING || shorter > 1 && one.length() != other.length();
    if (telling && Likeness.withinOneEdit(one, other)) {
      return distinct(one).equals(distinct(other)) ? NEAR : LIKE;
    }
    boolean turned = one.length() == other.length() && (one + one).contains(other);
    if (turned) {
      return NEAR; // the surname behind
    }
    return one.charAt(0) == other.charAt(0) || one.endsWith(other) || other.endsWith(one)
        ? PART
        : DIFFERENT;
  }

  /// The characters, whatever their order and however often.
  private static Set<Integer> distinct(String name) {
    return name.codePoints().boxed().collect(Collectors.toSet());
  }

  private static int words(PersonName one, PersonName other) {
    String left = one.key();
    String right = other.key();
    if (left.equals(right)) {
      return one.words().stream().anyMatch(NameComparison::isInitial) ? INITIAL : SAME;
    }
    if (initials(one).equals(initials(other))) {
      int typed = typed(one, other);
      if (typed != UNKNOWN) {
        return typed;
      }
    }
    return commonWords(one.words(), other.words());
  }

  /// How near names come as they were typed; [#UNKNOWN] if not near at all. An initial that is
  /// another letter is another name, so that they have to be the same.
  private static int typed(PersonName one, PersonName other) {
    String left = one.key();
    String right = other.key();
    if (one.words().size() == other.words().size()
        && Likeness.jaroWinkler(left, right) >= TYPING_ERROR) {
      return wordForWord(one.words(), other.words()) ? NEAR : PART;
    }
    if (one.words().size() != other.words().size() || one.words().size() == 2) {
      // A space is a character, too.
      if (Likeness.withinOneEdit(one.joined(), other.joined())) {
        return NEAR;
      }
    }
    return UNKNOWN;
  }

  private static List<String> initials(PersonName name) {
    return name.words().stream().filter(NameComparison::isInitial).toList();
  }

  private static boolean isInitial(String word) {
    return word.length() == 1;
  }

  /// Whether each word is the other's or nearly so: "John" and "Joan Smith" are two people.
  private static boolean wordForWord(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      String left = one.get(i);
      String right = other.get(i);
      if (!left.equals(right)
          && !Likeness.withinOneEdit(left, right)
          && Likeness.jaroWinkler(left, right) < WORD_ERROR) {
        return false;
      }
    }
    return true;
  }

  private static int commonWords(List<String> one, List<String> other) {
    List<String> left = new ArrayList<>(one);
    List<String> right = new ArrayList<>(other);
    int whole = 0;
    for (String word : one) {
      if (right.remove(word)) {
        left.remove(word);
        whole += word.length() >= WORD_TELLING || word.codePointAt(0) > 0x7F ? 1 : 0;
      }
    }
    int partly = 0;
    for (String word : left) {
      Optional<String> match =
          right.stream().filter(candidate -> match(word, candidate)).findFirst();
      if (match.isPresent()) {
        right.remove(match.get()); // what stands for one word stands for no other
        partly++;
      }
    }
    int least = Math.min(one.size(), other.size());
    if (whole > 0 && whole + partly >= Math.max(2, least)) {
      return LIKE;
    }
    return whole > 0 || partly >= 2 ? PART : DIFFERENT;
  }

  /// By initial, or by a typing error.
  private static boolean match(String word, String other) {
    boolean initial = (isInitial(word) || isInitial(other)) && word.charAt(0) == other.charAt(0);
    boolean error =
        word.length() > WORD_TELLING
            && other.length() > WORD_TELLING
            && (Likeness.withinOneEdit(word, other)
                || Likeness.jaroWinkler(word, other) >= TYPING_ERROR);
    return initial || error;
  }

  @Override
  public double frequency(int left, int right, int level) {
    PersonName one = names[left];
    if (level == SAME || level == INITIAL) {
      return whole.of(Hashes.of(one.key()));
    }
    if (one.words().isEmpty()) {
      return words.of(surname(one));
    }
    double rarest = 1;
    for (String word : one.words()) {
      if (names[right].words().contains(word)) {
        rarest = Math.min(rarest, words.of(Hashes.of(word)));
      }
    }
    return rarest < 1 ? rarest : WORD_BACKGROUND;
  }
}
