package io.shopkeeper.ingest.fusion;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Customers of two platforms, half of them Chinese, one in ten sharing a household with another.
///
/// @param shared the share of customers that both have
/// @param errors of values that are mistyped
/// @param keys whether there are e-mail addresses and telephone numbers
record SoiledCustomers(int size, double shared, double errors, boolean keys) {
  private static final List<String> SURNAMES =
      chars(
          """
          王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余
          于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷
          龙黎史陶贺毛郝顾龚邵万
          """);
  private static final List<String> GIVEN =
      chars(
          """
          伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红玉萍鹏飞燕建国志海婷雪
          梅晨宇浩然子轩梓涵欣怡思雨佳琪博文俊熙一诺嘉懿煜城昊天弘文烨磊晟睿鸿涛诗悦可馨紫
          萱
          """);
  private static final List<String> CITIES =
      words(
          """
          上海市, 北京市, 深圳市, 广州市, 成都市, 杭州市, 武汉市, 西安市, 重庆市, 南京市, 天津市, 苏州市, 长沙市, 郑州市, 东莞市, 青岛市, 沈阳市,
          宁波市, 昆明市, 合肥市
          """);
  private static final List<String> ROADS =
      words(
          """
          中山路, 人民路, 解放路, 建设路, 和平路, 文化路, 南京路, 长江路, 朝阳路, 新华路, 胜利路, 光明街, 学府路, 科技大道, 滨江大道, 花园街, 五一路,
          延安路, 北京路, 体育路
          """);
  private static final List<String> FIRST =
      words(
          """
          James, Mary, John, Linda, Robert, Patricia, Michael, Jennifer, William, Elizabeth,
          David, Barbara, Richard, Susan, Joseph, Jessica, Thomas, Sarah, Charles, Karen, Daniel,
          Nancy, Matthew, Lisa, Anthony, Betty, Mark, Margaret, Paul, Sandra, Steven, Ashley,
          Andrew, Kimberly, Kenneth, Emily, George, Donna, Kevin, Michelle, Brian, Carol, Edward,
          Amanda, Ronald, Melissa, Timothy, Deborah, Jason, Stephanie
          """);
  private static final List<String> LAST_START =
      words(
          """
          Smith, John, Will, Brown, Jon, Gar, Mill, Dav, Rod, Mart, Hern, Lop, Gonz, Wils, And,
          Thom, Tayl, Moor, Jack, Lee, Per, Thomp, Whit, Harr, Sanch, Clark, Ram, Lew, Rob, Walk,
          Young, All, King, Wright, Scott, Torr, Nguy, Hill, Flor, Green, Ad, Nels, Bak, Hall,
          River, Camp, Mitch, Cart, Kell, Gom
          """);
  private static final List<String> LAST_END =
      words(
          """
          -, son, er, s, ez, ton, ley, man, field, worth, by, stein
          """);
  private static final List<String> TOWNS =
      words(
          """
          London, Manchester, Birmingham, Leeds, Glasgow, Sheffield, Liverpool, Edinburgh,
          Bristol, Cardiff, Leicester, Coventry, Nottingham, Newcastle, Brighton, Plymouth, Derby,
          Swansea, York, Oxford
          """);
  private static final List<String> STREETS =
      words(
          """
          High Street, Station Road, Main Street, Park Road, Church Road, London Road, Victoria
          Road, Green Lane, Manor Road, Kings Road, Queens Avenue, Mill Lane, School Lane, Grange
          Road, Albert Street, Windsor Close, Chester Drive, Springfield Road, The Crescent, North
          Street
          """);
  private static final List<String> MAILS =
      words(
          """
          qq.com, 163.com, gmail.com, 126.com, outlook.com, yahoo.com, hotmail.com
          """);

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().replaceAll("\\s+", " ").split(", "))
        .map(word -> word.equals("-") ? "" : word)
        .toList();
  }

  private static List<String> chars(String text) {
    return text.chars()
        .filter(Character::isLetter)
        .distinct()
        .mapToObj(c -> String.valueOf((char) c))
        .toList();
  }

  private record Person(Map<FusionField, String> values) {}

  TwoPlatforms make(Seed seed) {
    var soil = new Soil(seed.generator("customers"), errors);
    List<Person> people = new ArrayList<>();
    int needed = (int) (size * (2 - shared)) + 1;
    while (people.size() < needed) {
      Person person = person(soil);
      people.add(person);
      if (soil.happens(.1)) {
        people.add(relative(person, soil));
      }
    }
    int common = (int) (size * shared);
    List<Integer> order = new ArrayList<>(IntStream.range(0, needed).boxed().toList());
    Collections.shuffle(order, soil.random());
    List<FusionRecord> a = new ArrayList<>();
    List<FusionRecord> b = new ArrayList<>();
    Set<String> truth = new HashSet<>();
    for (int i = 0; i < needed; i++) {
      Person person = people.get(order.get(i));
      List<String> inA = new ArrayList<>();
      List<String> inB = new ArrayList<>();
      if (i < size) {
        add(person, a, "a", inA, soil, false);
      }
      if (i < common || i >= size) {
        add(person, b, "b", inB, soil, true);
      }
      inA.forEach(left -> inB.forEach(right -> truth.add(TwoPlatforms.pair(left, right))));
    }
    return new TwoPlatforms(a, b, truth);
  }

  private void add(
      Person person,
      List<FusionRecord> list,
      String prefix,
      List<String> ids,
      Soil soil,
      boolean other) {
    int times = soil.happens(.03) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      String id = prefix + list.size();
      ids.add(id);
      list.add(new FusionRecord(id, soiled(person.values(), soil, other)));
    }
  }

  private Person person(Soil soil) {
    var values = new EnumMap<FusionField, String>(FusionField.class);
    boolean chinese = soil.happens(.5);
    String local;
    if (chinese) {
      String given = soil.skewed(GIVEN) + (soil.happens(.7) ? soil.skewed(GIVEN) : "");
      values.put(FusionField.NAME, soil.skewed(SURNAMES) + given);
      values.put(
          FusionField.PHONE,
          "1" + soil.any(List.of("38", "39", "58", "86", "77")) + soil.digits(8));
      int city = (int) (Math.pow(soil.random().nextDouble(), 2) * CITIES.size());
      values.put(FusionField.CITY, CITIES.get(city));
      values.put(
          FusionField.POSTCODE,
          String.valueOf(100000 + city * 20000 + soil.random().nextInt(60) * 100));
      values.put(
          FusionField.ADDRESS,
          CITIES.get(city)
              + soil.any(ROADS)
              + (1 + soil.random().nextInt(400))
              + "号"
              + (1 + soil.random().nextInt(30))
              + "栋"
              + (101 + soil.random().nextInt(2000))
              + "室");
      local = soil.happens(.5) ? soil.digits(9) : "user" + soil.digits(6);
    } else {
      String first = soil.skewed(FIRST);
      String last = soil.skewed(LAST_START) + soil.skewed(LAST_END);
      values.put(FusionField.NAME, first + " " + last);
      values.put(FusionField.PHONE, "+447" + soil.digits(9));
      int town = (int) (Math.pow(soil.random().nextDouble(), 2) * TOWNS.size());
      values.put(FusionField.CITY, TOWNS.get(town));
      values.put(
          FusionField.POSTCODE,
          ""
              + (char) ('A' + town)
              + (char) ('A' + soil.random().nextInt(3))
              + soil.digits(1)
              + " "
              + soil.digits(1)
              + "X"
              + (char) ('A' + soil.random().nextInt(20)));
      values.put(
          FusionField.ADDRESS,
          (1 + soil.random().nextInt(300))
              + " "
              + soil.any(STREETS)
              + (soil.happens(.3) ? ", Flat " + (1 + soil.random().nextInt(40)) : ""));
      local = first.toLowerCase(Locale.ROOT) + "." + last.toLowerCase(Locale.ROOT) + soil.digits(4);
    }
    values.put(FusionField.EMAIL, local + "@" + soil.skewed(MAILS));
    return new Person(values);
  }

  private Person relative(Person person, Soil soil) {
    Map<FusionField, String> values = new EnumMap<>(person(soil).values());
    for (FusionField field : List.of(FusionField.ADDRESS, FusionField.CITY, FusionField.POSTCODE)) {
      values.put(field, Objects.requireNonNull(person.values().get(field)));
    }
    if (soil.happens(.3)) {
      values.put(FusionField.PHONE, Objects.requireNonNull(person.values().get(FusionField.PHONE)));
    }
    String name = Objects.requireNonNull(person.values().get(FusionField.NAME));
    String first;
    do {
      first = soil.any(FIRST);
    } while (name.startsWith(first));
    values.put(
        FusionField.NAME,
        name.charAt(0) > 128
            ? name.charAt(0) + soil.any(GIVEN) + soil.any(GIVEN)
            : first + name.substring(name.indexOf(' ')));
    return new Person(values);
  }

  private Map<FusionField, String> soiled(
      Map<FusionField, String> clean, Soil soil, boolean other) {
    Map<FusionField, String> values = new EnumMap<>(FusionField.class);
    clean.forEach((field, text) -> {
      if (!soil.happens(field == FusionField.NAME ? .01 : .08)) {
        values.put(field, soil.typed(text));
      }
    });
    if (!keys) {
      values.remove(FusionField.EMAIL);
      values.remove(FusionField.PHONE);
    }
    if (other) {
      Map<FusionField, String> fresh = person(soil).values();
      if (soil.happens(.08)) {
        for (FusionField field :
            List.of(FusionField.ADDRESS, FusionField.CITY, FusionField.POSTCODE)) {
          values.put(field, Objects.requireNonNull(fresh.get(field)));
        }
      }
      if (keys && soil.happens(.15)) {
        values.put(FusionField.EMAIL, Objects.requireNonNull(fresh.get(FusionField.EMAIL)));
      }
      if (keys && soil.happens(.1)) {
        values.put(FusionField.PHONE, Objects.requireNonNull(fresh.get(FusionField.PHONE)));
      }
      values.computeIfPresent(
          FusionField.PHONE,
          (_, phone) ->
              phone.startsWith("+44") && soil.happens(.5) ? "0" + phone.substring(3) : phone);
      values.computeIfPresent(FusionField.CITY, (_, city) -> city.replace("市", ""));
      values.computeIfPresent(
          FusionField.NAME,
          (_, name) ->
              name.contains(" ") && soil.happens(.3)
                  ? name.substring(name.indexOf(' ') + 1)
                      + ", "
                      + name.substring(0, name.indexOf(' '))
                  : name);
      values.computeIfPresent(
          FusionField.ADDRESS,
          (_, address) ->
              soil.happens(.3)
                  ? address.replace("Street", "St").replace("Road", "Rd").replace("市", "市 ")
                  : address);
    }
    if (keys && soil.happens(.01)) {
      values.put(FusionField.EMAIL, "info@shop.example");
    }
    if (soil.happens(.02)) {
      swap(
          values,
          soil.any(List.of(FusionField.NAME, FusionField.EMAIL)),
          soil.any(List.of(FusionField.CITY, FusionField.PHONE)));
    }
    return values;
  }

  private static void swap(Map<FusionField, String> values, FusionField one, FusionField other) {
    String first = values.remove(one);
    String second = values.remove(other);
    Stream.of(one).filter(_ -> second != null).forEach(field -> values.put(field, second));
    Stream.of(other).filter(_ -> first != null).forEach(field -> values.put(field, first));
  }
}
