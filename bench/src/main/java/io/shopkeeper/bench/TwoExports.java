package io.shopkeeper.bench;

import io.shopkeeper.ingest.fusion.FusionField;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionLabel;
import io.shopkeeper.ingest.fusion.FusionRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Made-up exports of two platforms of one shop, and which of their records are the same.
///
/// Names, streets and brands are made of syllables, skewed as real ones are. Customers: one in ten
/// shares a household with another, a tenth has moved, a sixth has another e-mail address on the
/// other platform. Products: families of up to five variants. In both: values are missing,
/// mistyped, written otherwise, now and then in each other's column; a few records are there twice.
///
/// @param truth pairs that are the same
record TwoExports(List<FusionRecord> a, List<FusionRecord> b, List<FusionLabel> truth) {

  /// @param size of each export, and `shared` the share of it that the other has, too
  /// @param errors the share of values that are mistyped
  static TwoExports make(FusionKind kind, int size, double shared, double errors, long seed) {
    return new Maker(kind, size, shared, errors, new SplittableRandom(seed)).make();
  }

  private record Maker(
      FusionKind kind, int size, double shared, double errors, SplittableRandom random) {
    private static final String[] SYLLABLES =
        "an be co da el fi go ha in jo ka li mo na or pa qu ri so ta ul va wen xi yo zu ber ton mar"
            .split(" ");
    private static final String HAN =
        "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红玉萍鹏飞燕建国志海婷雪梅晨宇浩然子轩梓涵欣怡思雨佳琪博俊熙一诺嘉懿煜城昊天弘烨晟睿鸿诗悦可馨紫萱";
    private static final String SURNAMES =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷";
    private static final String[] NOUNS =
        ("Shampoo,Desk Lamp,Backpack,Keyboard,Green Tea,Power Bank,Notebook,Frying Pan,Yoga Mat,Dog"
                + " Food,Headphones,Kettle,Pillow,Towel,Mug")
            .split(",");
    private static final String[] COLOURS = "black white red blue green pink grey".split(" ");

    TwoExports make() {
      int needed = (int) (size * (2 - shared)) + 1;
      List<Map<FusionField, String>> all = new ArrayList<>();
      while (all.size() < needed) {
        if (kind == FusionKind.CUSTOMERS) {
          household(all);
        } else {
          family(all);
        }
      }
      Collections.shuffle(all, random);
      List<FusionRecord> a = new ArrayList<>();
      List<FusionRecord> b = new ArrayList<>();
      List<FusionLabel> truth = new ArrayList<>();
      for (int i = 0; i < needed; i++) {
        int firstA = a.size();
        int firstB = b.size();
        if (i < size) {
          add(all.get(i), a, "a", false);
        }
        if (i < size * shared || i >= size) {
          add(all.get(i), b, "b", true);
        }
        for (FusionRecord left : a.subList(firstA, a.size())) {
          for (FusionRecord right : b.subList(firstB, b.size())) {
            truth.add(new FusionLabel(left.id(), right.id(), true));
          }
        }
      }
      return new TwoExports(a, b, truth);
    }

    private void add(
        Map<FusionField, String> clean, List<FusionRecord> list, String prefix, boolean other) {
      int times = kind == FusionKind.CUSTOMERS && happens(.03) ? 2 : 1;
      for (int i = 0; i < times; i++) {
        list.add(new FusionRecord(prefix + list.size(), soiled(clean, other)));
      }
    }

    private void household(List<Map<FusionField, String>> all) {
      Map<FusionField, String> person = person();
      all.add(person);
      if (happens(.1)) {
        Map<FusionField, String> other = person();
        String name = text(person, FusionField.NAME);
        String given = text(other, FusionField.NAME);
        for (FusionField field : List.of(FusionField.ADDRESS, FusionField.CITY)) {
          other.put(field, text(person, field));
        }
        other.put(FusionField.POSTCODE, text(person, FusionField.POSTCODE));
        if (happens(.3)) {
          other.put(FusionField.PHONE, text(person, FusionField.PHONE));
        }
        boolean words = name.indexOf(' ') > 0;
        other.put(
            FusionField.NAME,
            words
                ? capital(word(2)) + name.substring(name.indexOf(' '))
                : name.charAt(0) + given.substring(given.length() - 1) + skewed(HAN));
        all.add(other);
      }
    }

    private Map<FusionField, String> person() {
      Map<FusionField, String> values = new EnumMap<>(FusionField.class);
      int city = (int) (Math.pow(random.nextDouble(), 2) * 60);
      boolean chinese = happens(.5);
      String local;
      if (chinese) {
        values.put(
            FusionField.NAME, skewed(SURNAMES) + skewed(HAN) + (happens(.7) ? skewed(HAN) : ""));
        values.put(FusionField.PHONE, "13" + digits(9));
        values.put(FusionField.CITY, "" + HAN.charAt(city) + HAN.charAt(59 - city) + "市");
        values.put(
            FusionField.ADDRESS,
            ""
                + skewed(HAN)
                + skewed(HAN)
                + "路"
                + number(400)
                + "号"
                + number(30)
                + "栋"
                + number(2000)
                + "室");
        values.put(FusionField.POSTCODE, "" + (100000 + city * 10000 + number(90) * 100));
        local = digits(9);
      } else {
        String first = capital(word(2));
        String last = capital(word(2) + (happens(.5) ? word(1) : ""));
        values.put(FusionField.NAME, first + " " + last);
        values.put(FusionField.PHONE, "+447" + digits(9));
        values.put(FusionField.CITY, capital(SYLLABLES[city % 29] + SYLLABLES[city % 23] + "ham"));
        values.put(
            FusionField.ADDRESS,
            number(300) + " " + capital(word(2)) + (happens(.5) ? " Street" : " Road"));
        values.put(
            FusionField.POSTCODE,
            "" + (char) ('A' + city % 26) + number(60) + " " + digits(1) + "XA");
        local = (first + "." + last).toLowerCase(Locale.ROOT) + digits(4);
      }
      values.put(FusionField.EMAIL, local + "@" + word(1) + "mail.example");
      return values;
    }

    private void family(List<Map<FusionField, String>> all) {
      String brand = capital(word(2) + (happens(.5) ? word(1) : ""));
      String noun = NOUNS[number(NOUNS.length) - 1];
      String line = capital(word(2)) + " " + capital(word(2));
      String model = happens(.4) ? " " + (char) ('A' + number(26) - 1) + digits(3) : "";
      boolean coloured = happens(.5);
      int variants = number(5);
      double price = 5 + Math.pow(random.nextDouble(), 2) * 300;
      for (int v = 0; v < variants; v++) {
        Map<FusionField, String> values = new EnumMap<>(FusionField.class);
        String trait = coloured ? COLOURS[v] : (v + 1) + "00g";
        values.put(FusionField.TITLE, brand + " " + line + " " + noun + model + " " + trait);
        values.put(FusionField.BRAND, brand);
        values.put(FusionField.CATEGORY, noun);
        values.put(FusionField.PRICE, price(coloured ? price : price * (1 + .4 * v)));
        values.put(FusionField.GTIN, gtin("69" + digits(10)));
        values.put(FusionField.SKU, brand.substring(0, 2) + "-" + digits(6));
        all.add(values);
      }
    }

    private Map<FusionField, String> soiled(Map<FusionField, String> clean, boolean other) {
      Map<FusionField, String> values = new EnumMap<>(FusionField.class);
      clean.forEach((field, text) -> {
        boolean needed = field == FusionField.NAME || field == FusionField.TITLE;
        boolean key = field == FusionField.GTIN || field == FusionField.SKU;
        if (!happens(needed ? 0 : key ? .4 : .1)) {
          values.put(field, field == FusionField.PRICE ? text : typed(text));
        }
      });
      if (other) {
        elsewhere(values);
      }
      if (happens(.01)) {
        values.put(
            kind == FusionKind.CUSTOMERS ? FusionField.EMAIL : FusionField.GTIN,
            kind == FusionKind.CUSTOMERS ? "info@shop.example" : "0000000000000");
      }
      if (happens(.01) && kind == FusionKind.CUSTOMERS) {
        String name = values.remove(FusionField.NAME);
        String city = values.remove(FusionField.CITY);
        values.put(FusionField.CITY, name == null ? "" : name);
        values.put(FusionField.NAME, city == null ? "" : city);
      }
      return values;
    }

    /// What the other platform has otherwise.
    private void elsewhere(Map<FusionField, String> values) {
      if (kind == FusionKind.CUSTOMERS) {
        Map<FusionField, String> fresh = person();
        if (happens(.1)) {
          List.of(FusionField.ADDRESS, FusionField.CITY, FusionField.POSTCODE)
              .forEach(field -> values.put(field, text(fresh, field)));
        }
        for (FusionField key : List.of(FusionField.EMAIL, FusionField.PHONE)) {
          if (happens(.16)) {
            values.put(key, text(fresh, key));
          }
        }
        values.computeIfPresent(FusionField.PHONE, (_, text) -> text.replace("+44", "0"));
        values.computeIfPresent(
            FusionField.NAME,
            (_, name) ->
                name.indexOf(' ') > 0 && happens(.3)
                    ? name.replaceFirst("(\\S+) (.*)", "$2, $1")
                    : name);
      } else {
        values.computeIfPresent(
            FusionField.PRICE,
            (_, text) ->
                happens(.6) ? text : price(Double.parseDouble(text) * random.nextDouble(.9, 1.1)));
        values.computeIfPresent(
            FusionField.TITLE,
            (_, title) -> happens(.3) ? title.replaceFirst("(\\d)00g$", "0.$1 kg") : title);
        values.computeIfPresent(
            FusionField.TITLE, (_, title) -> happens(.2) ? "NEW! " + title : title);
      }
    }

    private boolean happens(double probability) {
      return random.nextDouble() < probability;
    }

    private int number(int most) {
      return 1 + random.nextInt(most);
    }

    private String digits(int count) {
      StringBuilder digits = new StringBuilder();
      random.ints(count, 0, 10).forEach(digits::append);
      return digits.toString();
    }

    private String word(int syllables) {
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < syllables; i++) {
        word.append(SYLLABLES[(int) (Math.pow(random.nextDouble(), 1.5) * SYLLABLES.length)]);
      }
      return word.toString();
    }

    private String skewed(String characters) {
      int at = (int) (Math.pow(random.nextDouble(), 2) * characters.length());
      return characters.substring(at, at + 1);
    }

    private String typed(String text) {
      if (text.length() < 2 || !happens(errors)) {
        return text;
      }
      int at = random.nextInt(text.length() - 1);
      char c = text.charAt(at);
      return switch (random.nextInt(3)) {
        case 0 -> text.substring(0, at) + text.substring(at + 1);
        case 1 -> text.substring(0, at) + c + text.substring(at);
        default -> text.substring(0, at) + text.charAt(at + 1) + c + text.substring(at + 2);
      };
    }

    private static String text(Map<FusionField, String> values, FusionField field) {
      return values.getOrDefault(field, "");
    }

    private static String capital(String word) {
      return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String price(double value) {
      return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String gtin(String twelve) {
      int sum = 0;
      for (int i = 0; i < twelve.length(); i++) {
        sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
      }
      return twelve + (10 - sum % 10) % 10;
    }
  }
}
