package io.shopkeeper.assist.understand;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Clauses that manage the conversation and say nothing of its matter: thanks, apologies, who is
/// addressed, and that something was heard (the dimensions of social obligations and of feedback of
/// ISO 24617-2, Bunt et al., LREC 2012). Closed lists, so that nothing else is overheard.
final class Courtesy {
  private static final Pattern AFTER_CLAUSES = Pattern.compile("(?<=[,，.。;；!！~～])");

  private static final String TO =
      "( (you|ya|u|dear|mate|love|guys|folks|there|so|very|much|again))*";

  private static final Pattern POLITE =
      clause(
          "(and |many |much )?(thanks|thank you|thx|ty|cheers|much obliged|much appreciated"
              + "|appreciate it|i appreciate it|please|pls)"
              + TO
              + "( a (lot|bunch|million))?( for (your|the|all your) (help|time|patience))?"
              + "|(and |so |very )*sorry( (for|about) (the|all the) (bother|trouble|fuss|hassle))?"
              + "|(you['’]re|you are) (very |so |too )?(kind|helpful)"
              + "|(my |hi |hello )?(dear|mate|love|guys|folks|sir|madam|friend)"
              + "|(非常|十分|太|那就?|先|真)*(感谢|谢谢|多谢|谢了|谢啦|谢)(你们?|您|啦|了|哈|哦|啊|亲)*"
              + "|(你们?|您)?(真是)?辛苦(你们?|您)?(了|啦)?|(麻烦|劳烦|有劳|劳驾|拜托)(你们?|您)?(了|啦)?"
              + "|(真)?(不好意思|抱歉)(啊|哈|了)?|打扰了|请|亲(爱的)?|老板|师傅|掌柜的?|客服");

  private static final Pattern HEARD =
      clause(
          "((ok|okay|oh|ah|right|all right) )?(i see|got it|understood|noted|good to know"
              + "|fair enough|makes sense|clear)"
              + "|(好的?|哦|噢|嗯+)?(我)?(了解|明白|知道|懂|清楚|收到)(了|啦|哈)?");

  private Courtesy() {}

  private static Pattern clause(String words) {
    return Pattern.compile("[\\s\\p{P}~～]*(" + words + ")[\\s\\p{P}~～]*", Pattern.CASE_INSENSITIVE);
  }

  /// Words without the clauses that are only polite.
  static String without(String words) {
    return without(POLITE, words);
  }

  /// Words without the clauses that only say that something was heard.
  static String withoutHeard(String words) {
    return without(HEARD, words);
  }

  private static String without(Pattern clauses, String words) {
    return AFTER_CLAUSES
        .splitAsStream(words)
        .filter(clause -> !clauses.matcher(clause).matches())
        .collect(Collectors.joining())
        .strip();
  }
}
