package io.shopkeeper.content.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The hidden Markov model behind jieba: a character begins, continues or ends a word, or is one;
/// the likeliest states are found by Viterbi's algorithm. Logarithms throughout.
final class CharacterStates {
  private static final String STATES = "BMES";
  private static final int BEGIN = 0;
  private static final int END = 2;
  private static final int SINGLE = 3;
  private static final double NEVER = -3.14e100;

  private static final double[] START = {-0.26268660809250016, NEVER, NEVER, -1.4652633398537678};

  /// From a row's state to a column's.
  private static final double[][] FOLLOWS = {
    {NEVER, -0.916290731874155, -0.510825623765990, NEVER},
    {NEVER, -1.2603623820268226, -0.33344856811948514, NEVER},
    {-0.5897149736854513, NEVER, NEVER, -0.8085250474669937},
    {-0.7211965654669841, NEVER, NEVER, -0.6658631448798212}
  };

  /// The states that may come before each; of two as good the later in the alphabet is taken.
  private static final int[][] BEFORE = {{END, SINGLE}, {BEGIN, 1}, {BEGIN, 1}, {END, SINGLE}};

  private final Map<Character, double[]> emissions;

  private CharacterStates(Map<Character, double[]> emissions) {
    this.emissions = emissions;
  }

  /// @param lines a state alone, then its characters with their logarithms
  static CharacterStates parse(List<String> lines) {
    var emissions = new HashMap<Character, double[]>();
    int state = -1;
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 1) {
        state = STATES.indexOf(cells[0]);
      } else {
        emissions.computeIfAbsent(cells[0].charAt(0), _ -> never())[state] =
            Double.parseDouble(cells[1]);
      }
    }
    return new CharacterStates(emissions);
  }

  /// Adds the words of a run of Han characters.
  void cut(String han, List<String> words) {
    int[] states = states(han);
    int begin = 0;
    int next = 0;
    for (int i = 0; i < states.length; i++) {
      if (states[i] == BEGIN) {
        begin = i;
      } else if (states[i] == END) {
        words.add(han.substring(begin, i + 1));
        next = i + 1;
      } else if (states[i] == SINGLE) {
        words.add(han.substring(i, i + 1));
        next = i + 1;
      }
    }
    if (next < han.length()) {
      words.add(han.substring(next));
    }
  }

  private int[] states(String han) {
    int length = han.length();
    int[][] came = new int[length][STATES.length()];
    double[] best = START.clone();
    add(best, emission(han.charAt(0)));
    for (int i = 1; i < length; i++) {
      double[] emission = emission(han.charAt(i));
      double[] now = new double[STATES.length()];
      for (int state = 0; state < now.length; state++) {
        int from = BEFORE[state][0];
        int other = BEFORE[state][1];
        double one = best[from] + FOLLOWS[from][state] + emission[state];
        double two = best[other] + FOLLOWS[other][state] + emission[state];
        boolean otherWins = two >= one;
        now[state] = otherWins ? two : one;
        came[i][state] = otherWins ? other : from;
      }
      best = now;
    }
    int[] states = new int[length];
    states[length - 1] = best[SINGLE] >= best[END] ? SINGLE : END;
    for (int i = length - 1; i > 0; i--) {
      states[i - 1] = came[i][states[i]];
    }
    return states;
  }

  private double[] emission(char character) {
    return emissions.getOrDefault(character, never());
  }

  private static void add(double[] sum, double[] addend) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += addend[i];
    }
  }

  private static double[] never() {
    double[] never = new double[STATES.length()];
    Arrays.fill(never, NEVER);
    return never;
  }
}
