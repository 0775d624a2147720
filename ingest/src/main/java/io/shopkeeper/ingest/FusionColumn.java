package io.shopkeeper.ingest;

import io.shopkeeper.ingest.fusion.FusionField;
import io.shopkeeper.ingest.fusion.FusionKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns by which customers or products of two platforms are compared.
enum FusionColumn implements Field {
  CUSTOMER_ID(
      null,
      "id",
      "customer",
      "customer_id",
      "user",
      "user_id",
      "member_id",
      "uid",
      "顾客编号",
      "客户编号",
      "用户编号",
      "用户ID",
      "会员编号"),
  NAME(
      FusionField.NAME,
      "name",
      "full_name",
      "customer_name",
      "recipient",
      "consignee",
      "姓名",
      "名字",
      "收货人",
      "客户姓名"),
  FIRST_NAME(FusionField.NAME, "first_name", "given_name", "名"),
  LAST_NAME(FusionField.NAME, "last_name", "surname", "family_name", "姓"),
  EMAIL(FusionField.EMAIL, "email", "email_address", "e_mail", "mail", "邮箱", "电子邮箱", "邮件"),
  EMAIL_SHA256(
      FusionField.EMAIL_SHA256,
      "email_sha256",
      "sha256_email",
      "hashed_email",
      "email_hash",
      "邮箱哈希"),
  PHONE(
      FusionField.PHONE,
      "phone",
      "phone_number",
      "telephone",
      "tel",
      "mobile",
      "cell",
      "电话",
      "手机",
      "手机号",
      "联系电话"),
  PHONE_SHA256(
      FusionField.PHONE_SHA256,
      "phone_sha256",
      "sha256_phone",
      "hashed_phone",
      "phone_hash",
      "手机哈希"),
  ADDRESS(
      FusionField.ADDRESS,
      "address",
      "address1",
      "address_line_1",
      "street",
      "street_address",
      "shipping_address",
      "地址",
      "详细地址",
      "收货地址"),
  ADDRESS_2(FusionField.ADDRESS, "address2", "address_line_2"),
  CITY(FusionField.CITY, "city", "town", "城市", "市"),
  POSTCODE(FusionField.POSTCODE, "postcode", "postal_code", "zip", "zip_code", "plz", "邮编", "邮政编码"),
  PRODUCT_ID(
      null,
      "id",
      "product",
      "product_id",
      "item_id",
      "handle",
      "stock_code",
      "商品编号",
      "商品ID",
      "产品编号"),
  GTIN(FusionField.GTIN, "gtin", "ean", "ean13", "upc", "barcode", "gtin13", "条码", "条形码"),
  SKU(FusionField.SKU, "sku", "variant_sku", "article_number", "mpn", "货号"),
  TITLE(
      FusionField.TITLE,
      "title",
      "name",
      "product_name",
      "product_title",
      "item_name",
      "标题",
      "商品名称",
      "商品标题",
      "名称",
      "产品名称"),
  BRAND(FusionField.BRAND, "brand", "vendor", "manufacturer", "品牌"),
  CATEGORY(
      FusionField.CATEGORY,
      "category",
      "categories",
      "category_path",
      "product_type",
      "类目",
      "分类",
      "类别",
      "商品类目"),
  ATTRIBUTES(FusionField.ATTRIBUTES, "attributes", "properties", "specs", "属性", "规格"),
  PRICE(FusionField.PRICE, "price", "unit_price", "sale_price", "价格", "单价", "售价");

  private final @Nullable FusionField field;

  @SuppressWarnings(
      "ImmutableEnumChecker") // A record of immutable lists; its type does not say so.
  private final FieldNames names;

  FusionColumn(@Nullable FusionField field, String label, String... aliases) {
    this.field = field;
    this.names = new FieldNames(label, List.of(aliases));
  }

  /// What it tells of a record; null for the id.
  @Nullable FusionField field() {
    return field;
  }

  static FusionColumn idOf(FusionKind kind) {
    return switch (kind) {
      case CUSTOMERS -> CUSTOMER_ID;
      case PRODUCTS -> PRODUCT_ID;
    };
  }

  /// The columns of a kind.
  static Set<FusionColumn> of(FusionKind kind) {
    return switch (kind) {
      case CUSTOMERS -> EnumSet.range(CUSTOMER_ID, POSTCODE);
      case PRODUCTS -> EnumSet.range(PRODUCT_ID, PRICE);
    };
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
