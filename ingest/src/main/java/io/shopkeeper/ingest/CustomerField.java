package io.shopkeeper.ingest;

import java.util.List;

/// The columns of a customer.
enum CustomerField implements Field {
  ID(
      "id",
      "customer",
      "customer_id",
      "user",
      "user_id",
      "member_id",
      "顾客",
      "顾客编号",
      "客户编号",
      "用户编号",
      "用户ID",
      "会员编号"),
  AGE("age", "年龄"),
  GENDER("gender", "sex", "性别"),
  INCOME("income", "annual_income", "收入", "年收入"),
  CURRENCY("currency", "income_currency", "币种", "货币"),
  GRANTED("consent_granted", "consent", "granted", "同意"),
  REFUSED("consent_refused", "refused", "拒绝");

  private final FieldNames names;

  CustomerField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
