package io.shopkeeper.ingest.cleaning;

import java.text.Normalizer;
import java.util.Locale;

/// What two spellings of the same have in common: the key of key-collision clustering (OpenRefine's
/// fingerprint, without its sorting of words).
///
/// Case, width, accents' composition, spaces, punctuation and the traditional forms of characters
/// common in shops are levelled. What carries meaning stays: `+`, `#`, `%`, and whatever stands
/// between two digits (1.5 is not 15). Cost: linear, a few allocations.
final class NormalForm {
  /// Traditional and simplified forms of characters that name goods, colours, materials and shops.
  private static final String TRADITIONAL =
      "紅藍綠黃銀棗褲裙鞋襪帽領帶鏈錶鐘飾頭髮護膚臉噴劑膠產類別號個雙條組裝兒童嬰幼飲飯麵茶葉蔥薑"
          + "電腦機視顯鍵盤網絡線鋰燈風扇爐鍋壺杯盤碗筷傢櫃牀床墊窩簾綿絲絨緞鋼鐵銅鋁鋅塑料竹鴨鵝魚蝦"
          + "貓狗鳥寵運動車輪騎戶營帳傘書筆紙畫樂環圓長寬體積門廚廳樣圖單優質專賣國際臺灣馬龍鳳蘭華東"
          + "術發業務貨買價錢錄鮮雞豬麥醬鹽檸檬蘋薈驗適純淨潔寶貝媽陽濕熱溫";

  private static final String SIMPLIFIED =
      "红蓝绿黄银枣裤裙鞋袜帽领带链表钟饰头发护肤脸喷剂胶产类别号个双条组装儿童婴幼饮饭面茶叶葱姜"
          + "电脑机视显键盘网络线锂灯风扇炉锅壶杯盘碗筷家柜床床垫窝帘绵丝绒缎钢铁铜铝锌塑料竹鸭鹅鱼虾"
          + "猫狗鸟宠运动车轮骑户营帐伞书笔纸画乐环圆长宽体积门厨厅样图单优质专卖国际台湾马龙凤兰华东"
          + "术发业务货买价钱录鲜鸡猪麦酱盐柠檬苹荟验适纯净洁宝贝妈阳湿热温";

  private NormalForm() {}

  static String of(String text) {
    String plain =
        Normalizer.isNormalized(text, Normalizer.Form.NFKC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder form = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)
          || Character.isSurrogate(c)
          || c == '+'
          || c == '#'
          || c == '%') {
        form.append(simplified(c));
      } else if (betweenDigits(plain, i)) {
        form.append(Character.isWhitespace(c) ? ' ' : c);
      }
    }
    return form.toString().toLowerCase(Locale.ROOT);
  }

  /// Whether what stands at `i` parts two numbers, or a number into its digits.
  private static boolean betweenDigits(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isDigit(text.charAt(i - 1))
        && Character.isDigit(text.charAt(i + 1));
  }

  private static char simplified(char c) {
    if (c < 0x4E00 || c > 0x9FFF) {
      return c;
    }
    int at = TRADITIONAL.indexOf(c);
    return at < 0 ? c : SIMPLIFIED.charAt(at);
  }

  /// The digits alone, in order.
  static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  static boolean hasHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
