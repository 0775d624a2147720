package io.shopkeeper.content.check;

/// How many ways a backtracking search may take through a regular expression without reading a
/// letter of the text. A search that reads can be counted and broken off; one through `(|){60}$` or
/// `((){1000}){1000}` cannot, and would take years.
///
/// Reads what [java.util.regex.Pattern] reads, once, from left to right; an expression that it
/// would refuse may be given any number.
final class SilentPaths {
  private static final double MOST = 1_000;

  /// @param silent ways through a part that read nothing; 0 if each reads
  /// @param tail ways there are from the last letter that is read to the end of the part
  /// @param worst the most there are between two letters that are read
  private record Ways(double silent, double tail, double worst) {
    static final Ways LETTER = new Ways(0, 1, 1);
    static final Ways NOTHING = new Ways(1, 1, 1);

    Ways then(Ways next) {
      double run = next.silent == 0 ? next.tail : Math.max(next.tail, tail * next.silent);
      return new Ways(silent * next.silent, run, Math.max(Math.max(worst, run), tail * next.worst));
    }

    Ways or(Ways other) {
      double both = silent + other.silent;
      return new Ways(
          both,
          Math.max(both, Math.max(tail, other.tail)),
          Math.max(both, Math.max(worst, other.worst)));
    }

    Ways times(int least, int most) {
      double through = silent == 0 ? 0 : Math.max(Math.pow(silent, most), silent * most);
      double all = through + (least == 0 ? 1 : 0);
      return new Ways(all, Math.max(tail, all), Math.max(worst, all));
    }
  }

  private final String pattern;
  private int at;

  private SilentPaths(String pattern) {
    this.pattern = pattern;
  }

  /// Whether there are more than a search has time for.
  static boolean tooMany(String pattern) {
    return new SilentPaths(pattern).alternatives().worst > MOST;
  }

  private Ways alternatives() {
    Ways ways = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      ways = ways.or(sequence());
    }
    return ways;
  }

  private Ways sequence() {
    Ways ways = Ways.NOTHING;
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      ways = ways.then(quantified(part()));
    }
    return ways;
  }

  private Ways part() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> Ways.NOTHING;
      case '\\' -> escaped();
      case '[' -> letters();
      case '(' -> group();
      default -> Ways.LETTER;
    };
  }

  private Ways group() {
    boolean look = false;
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
      boolean behind = at < pattern.length() && pattern.charAt(at) == '<';
      char sign =
          at + (behind ? 1 : 0) < pattern.length() ? pattern.charAt(at + (behind ? 1 : 0)) : ')';
      look = sign == '=' || sign == '!';
      if (behind && !look) {
        at = Math.max(at, pattern.indexOf('>', at)) + 1;
      } else {
        // Flags and signs, as in (?i: and (?<!.
        while (at < pattern.length() && ":=!>)".indexOf(pattern.charAt(at)) < 0) {
          at++;
        }
        at += at < pattern.length() && pattern.charAt(at) != ')' ? 1 : 0;
      }
    }
    Ways inside = alternatives();
    at++; // The closing bracket.
    return look ? new Ways(Math.min(1, inside.silent), 1, inside.worst) : inside;
  }

  private Ways letters() {
    int depth = 1;
    boolean first = true;
    while (at < pattern.length() && depth > 0) {
      char c = pattern.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && !first) {
        depth--;
      }
      first = first && c == '^';
    }
    return Ways.LETTER;
  }

  private Ways escaped() {
    char c = at < pattern.length() ? pattern.charAt(at++) : ' ';
    if (c == 'Q') {
      int end = pattern.indexOf("\\E", at);
      boolean empty = end == at;
      at = end < 0 ? pattern.length() : end + 2;
      return empty ? Ways.NOTHING : Ways.LETTER;
    }
    if ("pPxk".indexOf(c) >= 0 && at < pattern.length() && "{<".indexOf(pattern.charAt(at)) >= 0) {
      int end = pattern.indexOf(pattern.charAt(at) == '{' ? '}' : '>', at);
      at = end < 0 ? pattern.length() : end + 1;
    }
    // Places, and what was read before and may have been nothing.
    return "AzZGbBk123456789".indexOf(c) >= 0 ? Ways.NOTHING : Ways.LETTER;
  }

  private Ways quantified(Ways part) {
    Ways ways = part;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '?' || c == '*' || c == '+') {
        at++;
        ways = ways.times(c == '+' ? 1 : 0, 1);
      } else if (c == '{' && pattern.indexOf('}', at) > 0) {
        int end = pattern.indexOf('}', at);
        String[] ends = pattern.substring(at + 1, end).split(",", -1);
        at = end + 1;
        ways = ways.times(count(ends[0]), Math.max(1, count(ends[ends.length - 1])));
      } else {
        return ways;
      }
    }
    return ways;
  }

  private static int count(String digits) {
    String number = digits.strip();
    return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
  }
}
