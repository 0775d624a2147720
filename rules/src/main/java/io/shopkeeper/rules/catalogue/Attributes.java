package io.shopkeeper.rules.catalogue;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.expression.Cell;
import io.shopkeeper.domain.expression.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names by which rules ask for what a product has, in English and Chinese, and their cells.
///
/// `id`, `title`, `category` (any of the path), `category.1` … (a level of it, from the outermost),
/// `brand`, `price` (in major units), `stock` (yes or no), `tags` (a list) and `margin` (the share
/// of the price that is left after an attribute `cost`, unless the shop gave an attribute `margin`)
/// are always there; every other name is an attribute as the shop gave it.
public final class Attributes {
  public static final String ID = "id";
  public static final String TITLE = "title";
  public static final String CATEGORY = "category";
  public static final String BRAND = "brand";
  public static final String PRICE = "price";
  public static final String STOCK = "stock";
  public static final String TAGS = "tags";
  public static final String MARGIN = "margin";
  private static final String COST = "cost";

  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    name(ID, "product", "编号", "商品", "商品编号", "商品id");
    name(TITLE, "name", "标题", "名称", "商品名称", "品名");
    name(CATEGORY, "categories", "类目", "分类", "品类", "类别");
    name(BRAND, "品牌");
    name(PRICE, "价格", "售价", "单价");
    name(STOCK, "in_stock", "in stock", "库存", "有货", "现货");
    name(TAGS, "tag", "标签");
    name(MARGIN, "毛利率", "毛利", "利润率");
    name(COST, "成本", "进价", "成本价");
  }

  private static final List<String> YES =
      List.of("yes", "true", "1", "y", "in", "有", "有货", "是", "现货");
  private static final List<String> NO =
      List.of("no", "false", "0", "n", "out", "无", "缺货", "否", "没有");

  private Attributes() {}

  private static void name(String attribute, String... others) {
    NAMES.put(attribute, attribute);
    for (String other : others) {
      NAMES.put(other, attribute);
    }
  }

  /// The one name of an attribute that has several.
  public static String canonical(String name) {
    String normal = Words.normal(name);
    return NAMES.getOrDefault(normal, normal);
  }

  /// The names that need no attribute of the shop's.
  static Set<String> always() {
    return new HashSet<>(Set.of(ID, TITLE, CATEGORY, BRAND, PRICE, STOCK));
  }

  /// The level of `category.2`, from 1; 0 for another name.
  static int level(String canonical) {
    String prefix = CATEGORY + ".";
    if (!canonical.startsWith(prefix)) {
      return 0;
    }
    double level = Words.number(canonical.substring(prefix.length()));
    return level >= 1 && level <= 20 && level == (int) level ? (int) level : 0;
  }

  /// A product's own attributes by their canonical names; the first of several that are the same.
  static Map<String, String> own(Product product) {
    var own = HashMap.<String, String>newHashMap(product.attributes().size());
    product.attributes().forEach((name, value) -> own.putIfAbsent(canonical(name), value));
    return own;
  }

  /// @param own as [#own] has them
  static Cell cell(String canonical, Product product, Map<String, String> own) {
    return switch (canonical) {
      case ID -> Cell.of(product.id().value());
      case TITLE -> Cell.of(product.title());
      case CATEGORY -> Cell.of(product.categories());
      case BRAND -> of(product.brand());
      case PRICE -> price(product.price());
      case STOCK -> Cell.of(product.inStock() ? YES : NO);
      case TAGS -> own.containsKey(TAGS) ? Cell.split(own.getOrDefault(TAGS, "")) : Cell.NONE;
      case MARGIN -> margin(product, own);
      default -> {
        int level = level(canonical);
        yield level == 0
            ? of(own.get(canonical))
            : level <= product.categories().size()
                ? Cell.of(product.categories().get(level - 1))
                : Cell.NONE;
      }
    };
  }

  private static Cell of(@Nullable String value) {
    return value == null ? Cell.NONE : Cell.of(value);
  }

  private static Cell price(@Nullable Money price) {
    return price == null ? Cell.NONE : Cell.of(price.major().doubleValue());
  }

  private static Cell margin(Product product, Map<String, String> own) {
    String given = own.get(MARGIN);
    if (given != null) {
      return Cell.of(given);
    }
    double cost = Words.number(Words.normal(own.getOrDefault(COST, "")));
    Money price = product.price();
    return price == null || price.minor() == 0 || Double.isNaN(cost)
        ? Cell.NONE
        : Cell.of(1 - cost / price.major().doubleValue());
  }
}
