package io.shopkeeper.search.evaluation;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.evaluation.RecordFile;
import io.shopkeeper.search.SearchException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A catalogue as a table with a header, CSV or tab-separated, gzip or plain; columns are found by
/// name.
public final class CatalogueFile {
  private static final List<String> IDS =
      List.of("product_id", "id", "item_id", "sku", "asin", "product id", "index", "商品id", "商品编号");
  private static final List<String> TITLES =
      List.of(
          "title",
          "product_title",
          "product_name",
          "product name",
          "name",
          "product",
          "item_name",
          "标题",
          "商品名称",
          "名称");
  private static final List<String> BRANDS =
      List.of("brand", "product_brand", "vendor", "manufacturer", "品牌");

  /// Outermost first.
  private static final List<List<String>> CATEGORIES =
      List.of(
          List.of("category", "categories", "category hierarchy", "product_category", "类目", "分类"),
          List.of("sub_category", "subcategory", "sub category"),
          List.of("product_class", "product_type", "type", "class"));

  private static final List<String> DESCRIPTIONS =
      List.of("description", "product_description", "product description", "body", "描述", "详情");
  private static final List<String> PRICES = List.of("price", "sale_price", "价格", "售价");

  /// Columns that are kept as attributes.
  private static final List<String> ATTRIBUTES =
      List.of(
          "product_features",
          "features",
          "attributes",
          "product_bullet_point",
          "bullet_points",
          "color",
          "colour",
          "product_color",
          "size",
          "material",
          "gender",
          "tags",
          "keywords",
          "颜色",
          "尺码",
          "材质");

  /// Of a description where a product has no title.
  private static final int MOST_TITLE = 80;

  /// Which one the prices are in does not matter here.
  private static final Currency ANY = Currency.getInstance("USD");

  private CatalogueFile() {}

  /// The products in the file's order; one without an id is called by its number, from 1; one
  /// without a title by the beginning of its description; one with neither, or with the id of an
  /// earlier one, is left out.
  ///
  /// @throws SearchException if there is neither a column of titles nor one of descriptions, or
  ///   nothing in them
  /// @throws io.shopkeeper.language.LanguageException if the file cannot be read
  public static List<Product> read(Path path) {
    RecordFile file = RecordFile.read(path);
    if (file.column(TITLES) < 0 && file.column(DESCRIPTIONS) < 0) {
      throw new SearchException(
          SearchException.Code.FILE_UNREADABLE,
          "'%s' has no column of titles: one of %s is expected, not %s"
              .formatted(path, TITLES, file.columns()));
    }
    var products = new ArrayList<Product>();
    var ids = new HashSet<String>();
    for (int r = 0; r < file.records().size(); r++) {
      List<String> row = file.records().get(r);
      String id = cell(file, row, IDS);
      String description = cell(file, row, DESCRIPTIONS);
      String title = title(cell(file, row, TITLES), description);
      if (id.isEmpty()) {
        id = String.valueOf(r + 1);
      }
      if (!title.isEmpty() && ids.add(id)) {
        products.add(
            new Product(
                new ProductId(id),
                title,
                description.isEmpty() ? null : description,
                categories(file, row),
                orNull(cell(file, row, BRANDS)),
                price(cell(file, row, PRICES)),
                true,
                attributes(file, row)));
      }
    }
    if (products.isEmpty()) {
      throw new SearchException(
          SearchException.Code.NOTHING_TO_JUDGE,
          "'%s' has no product with a title or a description".formatted(path));
    }
    return products;
  }

  private static String title(String title, String description) {
    if (!title.isEmpty() || description.isEmpty()) {
      return title;
    }
    int dash = description.indexOf(" - ");
    return dash > 0 && dash <= MOST_TITLE
        ? description.substring(0, dash)
        : description.substring(0, Math.min(MOST_TITLE, description.length()));
  }

  private static List<String> categories(RecordFile file, List<String> row) {
    return CATEGORIES.stream()
        .map(names -> cell(file, row, names))
        .filter(cell -> !cell.isEmpty())
        .distinct()
        .toList();
  }

  private static Map<String, String> attributes(RecordFile file, List<String> row) {
    var attributes = new LinkedHashMap<String, String>();
    for (String name : ATTRIBUTES) {
      String cell = cell(file, row, List.of(name));
      if (!cell.isEmpty()) {
        attributes.put(name, cell);
      }
    }
    return attributes;
  }

  /// A price that cannot be read is unknown.
  private static @Nullable Money price(String cell) {
    String digits = cell.replaceAll("[^\\d.]", "");
    return digits.matches("\\d{1,9}(\\.\\d+)?") ? Money.of(new BigDecimal(digits), ANY) : null;
  }

  private static @Nullable String orNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  private static String cell(RecordFile file, List<String> row, List<String> names) {
    int column = file.column(names);
    return column < 0 ? "" : row.get(column).strip();
  }
}
